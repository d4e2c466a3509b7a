/**
 * How long a question for news may be kept open, in s. The browser ends an extension's worker whose request waits 30 s
 * for its answer; this stays well below.
 */
export const longestWaitSeconds = 20;
