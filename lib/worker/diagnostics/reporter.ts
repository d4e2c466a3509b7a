/** Gathers what the diagnostics report is made of. */
import type { LookAtTab } from '../tabs/popup-tab.ts';
import type { RecentErrors } from './recent-errors.ts';
import { type PolicyFacts, writeReport } from './report.ts';

export interface ReporterOptions {
  /** The extension's version. */
  readonly version: string;
  /** `navigator.userAgent`. */
  readonly userAgent: string;
  /** How many refusals there were for each reason. */
  readonly refusals: { read(): Promise<Readonly<Record<string, number>>> };
  readonly errors: Pick<RecentErrors, 'read'>;
  /** What policy sets and which of its keys are ignored. */
  policy(): Promise<PolicyFacts>;
  /** Every PSA host that is served, by the package itself or by a grant. */
  servedHosts(): Promise<readonly string[]>;
  readonly lookAtTab: LookAtTab;
  /** Runs the collecting script in a tab; returns its result, or undefined if the browser does not let it run. */
  collectPage(tabId: number): Promise<unknown>;
  now(): Date;
}

/** Creates the writer of reports; each has the facts of its time. */
export function createReporter(options: ReporterOptions): MakeReport {
  const { version, userAgent, refusals, errors } = options;

  async function readTab(tabId: number) {
    return { state: await options.lookAtTab(tabId), page: await options.collectPage(tabId) };
  }

  return async (tabId) =>
    writeReport({
      madeAt: options.now(),
      version,
      userAgent,
      policy: await options.policy(),
      refusals: await refusals.read(),
      errors: await errors.read(),
      servedHosts: await options.servedHosts(),
      tab: tabId === null ? null : await readTab(tabId),
    });
}

/**
 * Writes the diagnostics report, in plain text and without personal data.
 *
 * Rejects if it cannot gather the facts.
 *
 * @param tabId the active tab; null for a report without a page, as for the options page
 */
export type MakeReport = (tabId: number | null) => Promise<string>;
