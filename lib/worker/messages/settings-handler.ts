/** Handles the messages of the options page. */
import browser from 'webextension-polyfill';
import { toPodError } from '../../errors.ts';
import type { LocaleChoice } from '../../i18n/languages.ts';
import { servedHosts } from '../../policy/build-settings.ts';
import type { PolicyReading } from '../../policy/read-policy.ts';
import type { Lesson } from '../../protocol/lesson.ts';
import type { Settings, SettingsMessage, SettingsReply } from '../../protocol/settings-messages.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { MakeReport } from '../diagnostics/make-report.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';
import { listOnPremiseHosts } from '../hosts/on-premise-hosts.ts';
import { readLocaleChoice, writeLocaleChoice } from '../storage/local-storage.ts';
import type { Lessons } from '../teaching/lessons.ts';

export interface SettingsOptions {
  readonly session: Pick<Session, 'peek' | 'signOut'>;
  readonly refusals: Pick<RefusalCounter, 'read'>;
  /** The policy in force, as it was read. */
  readings(): Promise<PolicyReading>;
  readonly makeReport: MakeReport;
  readonly lessons: Pick<Lessons, 'forget' | 'import'>;
  /** What was taught, where the policy lets it count. */
  lesson(): Promise<Lesson | null>;
}

/** Answers a message of the options page with the settings after it; never rejects. */
export async function handleSettingsMessage(
  options: SettingsOptions,
  message: SettingsMessage,
): Promise<SettingsReply> {
  try {
    return await reply(options, message);
  } catch (error) {
    return { ok: false, error: toPodError(error) };
  }
}

async function reply(options: SettingsOptions, message: SettingsMessage): Promise<SettingsReply> {
  switch (message.kind) {
    case 'settings.report':
      return {
        ok: true,
        settings: await read(options),
        report: await options.makeReport(null, message.window),
      };
    case 'settings.sign_out':
      await options.session.signOut();
      break;
    case 'settings.set_locale':
      await setLocale(options, message.locale);
      break;
    case 'settings.forget_lesson':
      await options.lessons.forget();
      break;
    case 'settings.import_lesson':
      await options.lessons.import(message.overrides);
      break;
    case 'settings.read':
  }
  return { ok: true, settings: await read(options) };
}

async function read({ session, refusals, readings, lesson }: SettingsOptions): Promise<Settings> {
  const { policy, set, problems } = await readings();
  const credentials = policy.endpoints && (await session.peek(policy.endpoints.issuer));
  return {
    version: browser.runtime.getManifest().version,
    signedInAs: credentials?.email ?? null,
    refusals: await refusals.read(),
    servedHosts: [...servedHosts],
    onPremiseHosts: [...(await listOnPremiseHosts(policy.psaHosts))],
    localeChoice: await readLocaleChoice(),
    lesson: await lesson(),
    reading: { policy, set: [...set], problems: [...problems] },
  };
}

async function setLocale({ readings }: SettingsOptions, choice: LocaleChoice | null): Promise<void> {
  const { policy } = await readings();
  if (policy.locale === null) await writeLocaleChoice(choice);
}
