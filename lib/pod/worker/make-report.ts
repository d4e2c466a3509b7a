/**
 * Writes the diagnostics report, in plain text and without anything personal; `lib/diagnostics/` does it.
 *
 * Rejects where it cannot find out what the report is made of.
 *
 * @param tabId the tab in front of the person; null for a report without a page, as the options page gives it
 */
export type MakeReport = (tabId: number | null) => Promise<string>;
