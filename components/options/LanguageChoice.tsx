/** The language of the POD: its words, and the notation of amounts and dates. */

import { type LocaleChoice, localeChoices } from '../../lib/i18n/languages.ts';
import { t } from '../../lib/i18n/translate.ts';
import { useId } from '../ui/use-id.ts';
import { languageName, notationWords, ownLanguageName } from '../words/language-words.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface LanguageChoiceProps {
  /** Null for the browser's language. */
  readonly choice: LocaleChoice | null;
  /** The language that the policy sets (BCP 47); null if the policy leaves the choice. */
  readonly locked: string | null;
  onChoose(choice: LocaleChoice | null): void;
}

export function LanguageChoice({ choice, locked, onChoose }: LanguageChoiceProps) {
  const id = useId();
  return (
    <OptionsSection title={t('options.language.title')}>
      {locked === null ? (
        <div class="field">
          <select
            value={choice ?? ''}
            aria-label={t('options.language.title')}
            aria-describedby={id}
            onChange={({ currentTarget: { value } }) =>
              onChoose(localeChoices.find((offered) => offered === value) ?? null)
            }
          >
            <option value="">{t('options.language.browser')}</option>
            {localeChoices.map((offered) => (
              // In its own language, so that people find theirs in a language that they do not read.
              <option key={offered} value={offered} lang={offered}>
                {ownLanguageName(offered)}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <p>{t('options.language.locked', { language: languageName(locked) })}</p>
      )}
      <p class="hint" id={id}>
        {notationWords()}
      </p>
    </OptionsSection>
  );
}
