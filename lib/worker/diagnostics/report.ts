/**
 * The diagnostics report: what support needs to find out why the POD does not appear, in plain text that the user can
 * read before sharing it. It contains no names, emails, amounts or tokens, and no text of the page.
 */
import type { TabState } from '../../protocol/popup-messages.ts';
import type { RecentError } from './recent-errors.ts';
import { programName, shapeOfNumber } from './redact.ts';
import { linesOfPage } from './report-page.ts';
import { linesOfPanels } from './report-panel.ts';
import {
  type BrowserState,
  lineOfLesson,
  linesOfBrowser,
  linesOfSession,
  linesOfWork,
} from './report-state.ts';

/** What the report says about the administrator's policy: names of keys, no values. A `PolicyReading` is one. */
export interface PolicyFacts {
  readonly set: readonly string[];
  readonly problems: readonly { readonly key: string; readonly reason: string }[];
}

/** What the report is made of. */
export interface ReportFacts {
  readonly madeAt: Date;
  /** The extension's version. */
  readonly version: string;
  /** `navigator.userAgent`. */
  readonly userAgent: string;
  readonly policy: PolicyFacts;
  /** How many refusals there were for each reason. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Oldest first. */
  readonly errors: readonly RecentError[];
  /** Every PSA host that is served, by the package itself or by a grant. */
  readonly servedHosts: readonly string[];
  readonly state: BrowserState;
  /** The active tab; null for a report without one. */
  readonly tab: {
    readonly state: TabState;
    /** What the collecting script returned, unchecked. */
    readonly page: unknown;
    /** What its panels answered, unchecked. */
    readonly panels: readonly unknown[];
    /** The browser's zoom of the tab, 1 for none; null if it could not be read. */
    readonly zoom: number | null;
  } | null;
}

/** Explains to the reader what is left out. */
const legend =
  'Digits are shown as 9 and other text as …; record ids, versions and the names of PSA’s own screens and parts are as they are.';

/** Writes the report; lines end with a line feed. */
export function writeReport(facts: ReportFacts): string {
  const { madeAt, version, userAgent, policy, refusals, errors, state, tab } = facts;
  const lines = [
    'WisePay Payment POD: diagnostics report',
    legend,
    '',
    `Made: ${madeAt.toISOString()}`,
    `Extension: ${version}`,
    `Browser: ${browserName(userAgent)}`,
    ...linesOfBrowser(state),
    ...linesOfSession(state),
    `Policy sets: ${policy.set.map(programName).join(', ') || 'nothing'}`,
    `Policy ignored: ${policy.problems.map(problemShape).join(', ') || 'nothing'}`,
    lineOfLesson(state),
    `Refused since the browser was started: ${Object.entries(refusals).map(countShape).join(', ') || 'nothing'}`,
    `Last errors: ${errors.map(errorShape).join('; ') || 'none'}`,
    ...linesOfWork(state),
    ...(tab === null ? [] : ['', ...linesOfTab(tab, facts.servedHosts)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function linesOfTab(
  { state, page, panels, zoom }: NonNullable<ReportFacts['tab']>,
  servedHosts: readonly string[],
): string[] {
  return [
    `POD: ${podShape(state)}`,
    ...linesOfPanels(panels),
    `Zoom: ${zoom === null ? 'could not be read' : `${Math.round(zoom * 100)} %`}`,
    ...linesOfPage(page, servedHosts),
  ];
}

function problemShape({ key, reason }: PolicyFacts['problems'][number]): string {
  return `${programName(key)} (${programName(reason)})`;
}

function countShape([reason, count]: readonly [string, number]): string {
  return `${programName(reason)} ${count}`;
}

function errorShape({ at, code, status, problemCode, requestId, unread }: RecentError): string {
  const details = [
    status === undefined ? [] : [`status ${status}`],
    problemCode === undefined ? [] : [problemCode],
    requestId === undefined ? [] : [`request ${requestId}`],
    unread === undefined ? [] : [`unread ${unread.join(' ')}`],
  ].flat();
  const time = new Date(at).toISOString();
  return `${time} ${code}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

function podShape(state: TabState): string {
  switch (state.kind) {
    case 'elsewhere':
      return 'does not run in this tab';
    case 'not_served':
      return 'does not run in this tab: the PSA host is not served';
    case 'silent':
      return 'does not answer in this tab: the page has to be refreshed';
    case 'blocked':
      return 'may not run in this tab: a policy of the browser keeps extensions off the site';
    case 'page': {
      const { invoice, isByHand, isGivenUp, hasMember, noneReason } = state.page;
      const { recordId, number } = invoice ?? {};
      const record = recordId === undefined ? '' : `, record ${recordId}`;
      const named = number === undefined ? '' : `, number ${shapeOfNumber(number)}`;
      return [
        invoice === null ? 'runs, shows no panel' : `shows a panel${record}${named}`,
        ...(isByHand ? ['opened by its number'] : []),
        ...(isGivenUp ? ['has given up, because the page kept changing it'] : []),
        ...(hasMember ? [] : ['PSA does not tell who is signed in']),
        ...(noneReason === null ? [] : [`found no invoice: ${programName(noneReason)}`]),
      ].join('; ');
    }
  }
}

/** The browser and system from `navigator.userAgent`, such as `Edge 131.0.0.0 on Windows`; nothing else in it. */
export function browserName(userAgent: string): string {
  const edge = /\bEdg\/([\d.]{1,20})/.exec(userAgent)?.[1];
  const chrome = /\b(?:Headless)?Chrome\/([\d.]{1,20})/.exec(userAgent)?.[1];
  const name = edge === undefined ? `Chrome ${chrome ?? 'of an unknown version'}` : `Edge ${edge}`;
  const system = /\b(Windows|Macintosh|CrOS|Linux)\b/.exec(userAgent)?.[1] ?? 'an unknown system';
  return `${name} on ${system}`;
}
