/** The options page: who is signed in, where the POD works, what is set and by whom, and what support needs to know. */
import { t } from '../../lib/i18n/translate.ts';
import type { SettingsController } from '../../lib/options/settings-controller.ts';
import type { SettingsState } from '../../lib/options/settings-state.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { wordsForError } from '../words/error-words.ts';
import { Account } from './Account.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { ManagedPolicy } from './ManagedPolicy.tsx';
import { PsaHosts } from './PsaHosts.tsx';
import { Support } from './Support.tsx';
import { TaughtScreen } from './TaughtScreen.tsx';

export interface OptionsProps {
  readonly state: SettingsState;
  readonly controller: SettingsController;
}

export function Options({ state, controller }: OptionsProps) {
  const { settings, error, busy, refusedHost, report, lessonCopy, lessonImport } = state;
  return (
    <>
      <header>
        <Logo />
        <h1>WisePay Payment POD</h1>
      </header>
      <main class="options" aria-busy={busy}>
        {error !== null && (
          <Notice title={wordsForError(error).title} tone="problem">
            <p>{wordsForError(error).text}</p>
            <ActionButton label={t('retry.button')} busy={busy} onClick={() => void controller.tryAgain()} />
          </Notice>
        )}
        {settings !== null && (
          <>
            <Account
              signedInAs={settings.signedInAs}
              busy={busy}
              onSignOut={() => void controller.signOut()}
            />
            <PsaHosts
              servedHosts={settings.servedHosts}
              onPremiseHosts={settings.onPremiseHosts}
              refusedHost={refusedHost}
              busy={busy}
              onAllow={(host) => void controller.allow(host)}
            />
            <LanguageChoice
              choice={settings.localeChoice}
              locked={settings.reading.policy.locale}
              onChoose={(choice) => void controller.chooseLocale(choice)}
            />
            {settings.reading.policy.teaching && (
              <TaughtScreen
                lesson={settings.lesson}
                copy={lessonCopy}
                importResult={lessonImport}
                busy={busy}
                onUndo={() => void controller.forgetLesson()}
                onCopy={(form) => void controller.copyLesson(form)}
                onImport={(text) => void controller.importLesson(text)}
              />
            )}
            <ManagedPolicy reading={settings.reading} />
            <Support {...settings.reading.policy} />
            <Diagnostics
              version={settings.version}
              refusals={settings.refusals}
              report={report}
              busy={busy}
              supportEmail={settings.reading.policy.supportEmail}
              onCopy={() => void controller.copyReport()}
            />
          </>
        )}
      </main>
    </>
  );
}
