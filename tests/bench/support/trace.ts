/** The browser's trace: which work was done, in which process, for how long. */
import * as v from 'valibot';
import type { Devtools } from './devtools.ts';

const eventSchema = v.object({
  name: v.string(),
  /** The process ID; `tid` is the thread's. */
  pid: v.number(),
  tid: v.number(),
  /** In µs, on a clock that all processes share. */
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  /** The processor time within `dur`, in µs. */
  tdur: v.optional(v.number()),
  args: v.optional(v.looseObject({ data: v.optional(v.unknown()) }), {}),
});

export type TraceEvent = v.InferOutput<typeof eventSchema>;

/** The address of an event's script or document; empty if it has none. */
export function urlOf({ args: { data } }: TraceEvent): string {
  return typeof data === 'object' && data !== null && 'url' in data ? String(data.url) : '';
}

const collectedSchema = v.object({ value: v.array(v.unknown()) });

/** Scripts, timers, style and layout; other categories would cost more to record. */
const categories = ['devtools.timeline'];

/** Returns all events of the whole browser while `action` runs. */
export async function traceDuring(devtools: Devtools, action: () => Promise<unknown>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const stopHearing = devtools.on('Tracing.dataCollected', (parameters) => {
    for (const item of v.parse(collectedSchema, parameters).value) {
      const event = v.safeParse(eventSchema, item);
      if (event.success) events.push(event.output);
    }
  });
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  try {
    await action();
  } finally {
    const complete = new Promise<void>((resolve) => {
      const stop = devtools.on('Tracing.tracingComplete', () => {
        stop();
        resolve();
      });
    });
    await devtools.send('Tracing.end');
    await complete;
    stopHearing();
  }
  return events;
}
