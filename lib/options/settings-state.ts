/** What the options page draws. */
import type { CopiedText } from '../copied-text.ts';
import type { PodError } from '../errors.ts';
import type { Settings } from '../protocol/settings-messages.ts';

/** Every change makes a new one. */
export interface SettingsState {
  /** The worker's latest answer; null until there is one. */
  readonly settings: Settings | null;
  /** Why the last question was not answered; null if it was. */
  readonly error: PodError | null;
  /** Whether an action that was clicked is still running. */
  readonly busy: boolean;
  /** The host that the person refused when the browser last asked. */
  readonly refusedHost: string | null;
  /** The report that was requested last. */
  readonly report: CopiedText | null;
  /** The text of the taught screen that was requested last. */
  readonly lessonCopy: CopiedText | null;
  /** What came of the text that was to be imported last; null if none was. */
  readonly lessonImport: 'imported' | 'unreadable' | null;
}

/** The results of a click, apart from the settings. */
export type Outcome = Pick<SettingsState, 'refusedHost' | 'report' | 'lessonCopy' | 'lessonImport'>;

/** Nothing was clicked, or its results are out of date. */
export const noOutcome: Outcome = { refusedHost: null, report: null, lessonCopy: null, lessonImport: null };

/** Before the worker has answered. */
export const startState: SettingsState = { settings: null, error: null, busy: false, ...noOutcome };
