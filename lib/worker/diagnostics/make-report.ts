/** Gathers the facts for the diagnostics report, and has it written. */
import browser from 'webextension-polyfill';
import type { Lesson } from '../../protocol/lesson.ts';
import type { WindowFacts } from '../../protocol/window-facts.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { reportDefect } from '../../report-defect.ts';
import { type Intent, isOpen } from '../operations/intent.ts';
import type { PolicyOrigin } from '../policy/policy-source.ts';
import { collectPage } from '../tabs/page-scripts.ts';
import type { LookAtTab } from '../tabs/popup-tab.ts';
import type { LessonHealth } from '../teaching/lesson-health.ts';
import type { RecentAnswers } from './recent-answers.ts';
import type { RecentErrors } from './recent-errors.ts';
import type { RefusalCounter } from './refusal-counter.ts';
import { type PolicyFacts, type ReportFacts, writeReport } from './report.ts';
import type { LearnedFacts, OpenIntent } from './report-state.ts';
import type { SessionFacts } from './session-facts.ts';

/** Where the facts come from. */
export interface ReportSources {
  readonly refusals: Pick<RefusalCounter, 'read'>;
  readonly errors: Pick<RecentErrors, 'read'>;
  readonly answers: Pick<RecentAnswers, 'read'>;
  /** What policy sets and which of its keys are ignored. */
  readings(): Promise<PolicyFacts>;
  /** Where that policy comes from. */
  policyOrigin(): Promise<PolicyOrigin>;
  /** The detection profile in force. */
  profile(): Promise<PsaProfile>;
  /** What the POD was taught of a screen; null if nothing that counts. */
  lesson(): Promise<Lesson | null>;
  /** How that has fared. */
  readonly lessonHealth: Pick<LessonHealth, 'read'>;
  /** Every PSA host that is served, by the package itself or by a grant. */
  servedHosts(): Promise<readonly string[]>;
  readonly lookAtTab: LookAtTab;
  /** What the panels of a tab answer to the question what they show, unchecked. */
  panels(tabId: number): Promise<readonly unknown[]>;
  session(): Promise<SessionFacts>;
  /** Every intent in the journal. */
  intents(): Promise<readonly Pick<Intent, 'kind' | 'state' | 'createdAt'>[]>;
  /** The language that is chosen (BCP 47); null for the browser's own. */
  locale(): Promise<string | null>;
  /** The time in ms since 1970. */
  now(): number;
}

/**
 * Writes the diagnostics report, in plain text and without personal data. Rejects if the facts cannot be gathered.
 *
 * @param tabId the active tab; null for a report without a page, as for the options page
 * @param window the window of the page that asks, for a report without a tab
 */
export type MakeReport = (tabId: number | null, window?: WindowFacts) => Promise<string>;

/** Writes the diagnostics report with the facts of now; parameters and errors as for {@link MakeReport}. */
export async function makeReport(
  sources: ReportSources,
  tabId: number | null,
  window?: WindowFacts,
): ReturnType<MakeReport> {
  return writeReport({
    madeAt: new Date(sources.now()),
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    policy: await sources.readings(),
    refusals: await sources.refusals.read(),
    errors: await sources.errors.read(),
    servedHosts: await sources.servedHosts(),
    tab: tabId === null ? null : await readTab(sources, tabId),
    state: {
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      language: browser.i18n.getUILanguage(),
      chosenLanguage: await orNull(async () => (await sources.locale()) ?? undefined),
      window,
      session: await orNull(() => sources.session()),
      policyOrigin: await orNull(() => sources.policyOrigin()),
      learned: await orNull(() => readLearned(sources)),
      intents: await orNull(() => readIntents(sources)),
      answers: await orNull(() => sources.answers.read()),
    },
  });
}

/** A report is asked for when something does not work: what cannot be read must not hold back the rest. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    reportDefect(error);
    return null;
  }
}

async function readLearned({ lesson, lessonHealth }: ReportSources): Promise<LearnedFacts | undefined> {
  const learned = await lesson();
  if (learned === null) return undefined;
  const { kind, isSure } = learned;
  return { kind, isSure, health: await lessonHealth.read() };
}

async function readIntents({ intents, now }: ReportSources): Promise<OpenIntent[]> {
  // Only these three: what else an intent contains must not come near the report.
  return (await intents())
    .filter(isOpen)
    .map(({ kind, state, createdAt }) => ({ kind, state: state.name, ageMs: now() - createdAt }));
}

async function readTab(
  { lookAtTab, profile, panels }: ReportSources,
  tabId: number,
): Promise<ReportFacts['tab']> {
  return {
    state: await lookAtTab(tabId),
    page: await collectPage(tabId, await profile()),
    panels: (await orNull(() => panels(tabId))) ?? [],
    zoom: await orNull(() => browser.tabs.getZoom(tabId)),
  };
}
