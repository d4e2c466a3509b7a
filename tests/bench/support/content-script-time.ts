/** The content script's part of a trace. */
import { type TraceEvent, urlOf } from './trace.ts';

/** What counts as work: the script itself, and every call of one of its functions by the browser. */
const workNames = ['EvaluateScript', 'FunctionCall', 'v8.compile'];

/**
 * What the page has to do before its next frame in any case. Whoever asks first has it done at that moment; the paired
 * measurements tell whether there is more of it.
 */
const pageWorkNames = ['UpdateLayoutTree', 'Layout'];

/** Whether the content script was started within the trace: one that is not there costs nothing. */
export function isContentScriptStarted(events: readonly TraceEvent[]): boolean {
  return events.some((event) => event.name === 'EvaluateScript' && isContentScript(event));
}

/** The processor time that the content script took in all, in ms, without the page's own style and layout. */
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

/** Those that are not within others. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  return events.filter((event) => !events.some((other) => other !== event && contains(other, event)));
}

function contains(outer: TraceEvent, inner: TraceEvent): boolean {
  const isSameThread = outer.pid === inner.pid && outer.tid === inner.tid;
  return isSameThread && outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
}

/** In µs. */
function duration(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur, tdur = dur }) => sum + tdur, 0);
}
