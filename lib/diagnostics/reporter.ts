/** Gathers what the diagnostics report is made of. */

import type { MakeReport } from '../pod/worker/make-report.ts';
import type { RecentErrors } from '../pod/worker/recent-errors.ts';
import type { LookAtTab } from '../pod/worker/tabs/popup-tab.ts';
import { type PolicyFacts, writeReport } from './report.ts';

export interface ReporterParts {
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
  /** Runs the collecting script in a tab: what it returned, or undefined where the browser does not let it run. */
  collectPage(tabId: number): Promise<unknown>;
  now(): Date;
}

/** Each report is made of what is there at its moment. */
export function createReporter(parts: ReporterParts): MakeReport {
  const { version, userAgent, refusals, errors } = parts;

  async function readTab(tabId: number) {
    return { state: await parts.lookAtTab(tabId), page: await parts.collectPage(tabId) };
  }

  return async (tabId) =>
    writeReport({
      madeAt: parts.now(),
      version,
      userAgent,
      policy: await parts.policy(),
      refusals: await refusals.read(),
      errors: await errors.read(),
      servedHosts: await parts.servedHosts(),
      tab: tabId === null ? null : await readTab(tabId),
    });
}
