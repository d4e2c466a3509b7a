/** The content script's part of a trace. */
import { type TraceEvent, urlOf } from './trace.ts';

/** The events that count as work: compiling and running the script, and the browser's calls of its functions. */
const workNames = ['EvaluateScript', 'FunctionCall', 'v8.compile'];

/**
 * Work that the page must do before its next frame anyway. It runs when the first script needs it. The paired
 * measurements show whether there is more of it.
 */
const pageWorkNames = ['UpdateLayoutTree', 'Layout'];

/** Whether the content script started within the trace. Without one, the measured time would be 0. */
export function isContentScriptStarted(events: readonly TraceEvent[]): boolean {
  return events.some((event) => event.name === 'EvaluateScript' && isContentScript(event));
}

/** The content script's total processor time, in ms, without the page's own style and layout. */
export function contentScriptTime(events: readonly TraceEvent[]): number {
  const work = outermost(events.filter((event) => workNames.includes(event.name) && isContentScript(event)));
  const pageWork = outermost(events.filter(({ name }) => pageWorkNames.includes(name)));
  const within = pageWork.filter((event) => work.some((outer) => contains(outer, event)));
  return (duration(work) - duration(within)) / 1000;
}

function isContentScript(event: TraceEvent): boolean {
  const url = urlOf(event);
  return url.startsWith('chrome-extension://') && url.includes('/content-scripts/');
}

/** The events that are not within other events. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  return events.filter((event) => !events.some((other) => other !== event && contains(other, event)));
}

function contains(outer: TraceEvent, inner: TraceEvent): boolean {
  const isSameThread = outer.pid === inner.pid && outer.tid === inner.tid;
  return isSameThread && outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
}

/** The total processor time, in µs. */
function duration(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur, tdur = dur }) => sum + tdur, 0);
}
