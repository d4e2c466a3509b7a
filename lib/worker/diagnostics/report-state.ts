/** The parts of the diagnostics report about this browser: its language and window, its session, and what is open. */
import { isLocale } from '../../i18n/locale.ts';
import type { Lesson } from '../../protocol/lesson.ts';
import type { WindowFacts } from '../../protocol/window-facts.ts';
import type { Intent } from '../operations/intent.ts';
import type { PolicyOrigin } from '../policy/policy-source.ts';
import type { HealthFacts } from '../teaching/lesson-health.ts';
import type { RecentAnswer } from './recent-answers.ts';
import { leftOut } from './redact.ts';
import { sizeShape } from './report-panel.ts';
import type { SessionFacts } from './session-facts.ts';

/** What the report says about an intent: no amount, no target and no owner. */
export interface OpenIntent {
  readonly kind: Intent['kind'];
  readonly state: Intent['state']['name'];
  /** How long ago it was written down, in ms by the machine's clock. */
  readonly ageMs: number;
}

/** What was taught of a screen, and how it has fared. */
export interface LearnedFacts extends Pick<Lesson, 'kind' | 'isSure'> {
  readonly health: HealthFacts;
}

/** Each part is null where it could not be read. */
export interface BrowserState {
  /** As `Intl` names it. */
  readonly timeZone: string;
  /** The browser's own (BCP 47). */
  readonly language: string;
  /** The one that is chosen (BCP 47); undefined if none is. */
  readonly chosenLanguage: string | undefined | null;
  /** The options page's; undefined for a report on a tab. */
  readonly window: WindowFacts | undefined;
  readonly session: SessionFacts | null;
  readonly policyOrigin: PolicyOrigin | null;
  /** What the POD was taught of a screen; undefined if nothing. */
  readonly learned: LearnedFacts | undefined | null;
  /** Oldest first. */
  readonly intents: readonly OpenIntent[] | null;
  /** Oldest first. */
  readonly answers: readonly RecentAnswer[] | null;
}

const unread = 'could not be read';

/** Where and how the browser is used. */
export function linesOfBrowser({ timeZone, language, chosenLanguage, window }: BrowserState): string[] {
  const chosen =
    chosenLanguage === null ? unread : chosenLanguage === undefined ? 'none' : languageShape(chosenLanguage);
  return [
    `Time zone: ${isTimeZone(timeZone) ? timeZone : leftOut}`,
    `Language: ${languageShape(language)}; chosen: ${chosen}`,
    ...(window === undefined ? [] : [`Window: ${sizeShape(window)}`]),
  ];
}

/** Who may do what, without a name. */
export function linesOfSession({ session, policyOrigin }: BrowserState): string[] {
  return [
    `Signed in to WisePay: ${sessionShape(session)}`,
    `Policy comes from: ${originShape(policyOrigin)}`,
  ];
}

/** Whether a screen was taught: the kind of place, and no text of it. */
export function lineOfLesson({ learned }: BrowserState): string {
  if (learned === null) return `Learned: ${unread}`;
  if (learned === undefined) return 'Learned: nothing';
  const { kind, isSure, health } = learned;
  const { misses, refusals, isDoubtful } = health;
  const doubt = isDoubtful ? `; doubtful: in a row ${misses} not found, ${refusals} refused` : '';
  const origin = kind === null ? 'in another browser' : `a ${kind}; ${isSure ? 'sure' : 'not sure'}`;
  return `Learned: ${origin}${doubt}`;
}

/** What is under way, and what WisePay answered last. */
export function linesOfWork({ intents, answers }: BrowserState): string[] {
  return [
    ...listed(
      'Open intent',
      intents?.map(({ kind, state, ageMs }) => `${kind}, ${state}, ${ageShape(ageMs)}`),
    ),
    ...listed(
      'Answer',
      answers?.map(({ at, method, route, isPoll, status, requestId }) => {
        const poll = isPoll ? ' (waiting)' : '';
        return `${new Date(at).toISOString()} ${method} ${route}${poll} ${status} ${requestId}`;
      }),
    ),
  ];
}

function sessionShape(session: SessionFacts | null): string {
  if (session === null) return unread;
  switch (session.state) {
    case 'signed_in':
      return `yes; role: ${session.role ?? 'not known'}`;
    case 'signed_out':
      return 'no; signed out on the options page';
    case 'not_signed_in':
      return 'no';
    case 'not_configured':
      return 'no; WisePay’s addresses are not set';
  }
}

function originShape(origin: PolicyOrigin | null): string {
  switch (origin) {
    case 'browser':
      return 'the browser’s managed storage';
    case 'last_known':
      return 'the last known one; the browser has not delivered the current one yet';
    case null:
      return unread;
  }
}

/** In the largest unit that is not zero: an intent is minutes or days old. */
function ageShape(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 0) return 'made later than now, by this machine’s clock';
  if (seconds < 120) return `${seconds} s old`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min old`;
  return `${Math.floor(seconds / 3_600)} h old`;
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Language, script and region. The rest of such a name can be any text. */
function languageShape(text: string): string {
  if (!isLocale(text)) return leftOut;
  const { language, script, region } = new Intl.Locale(text);
  return [language, script, region].filter((part) => part !== undefined).join('-');
}

/** @param items undefined if they could not be read */
function listed(title: string, items: readonly string[] | undefined): string[] {
  if (items === undefined) return [`${title}: ${unread}`];
  return items.length === 0 ? [`${title}: none`] : items.map((item) => `${title}: ${item}`);
}
