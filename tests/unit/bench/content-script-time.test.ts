import { describe, expect, it } from 'vitest';
import { contentScriptTime, isContentScriptStarted } from '../../bench/support/content-script-time.ts';
import type { TraceEvent } from '../../bench/support/trace.ts';

const own = { data: { url: 'chrome-extension://abc/content-scripts/invoice.js' } };
const event = (name: string, ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  pid: 1,
  tid: 1,
  ts,
  dur,
  args: own,
  ...more,
});
const page = { args: { data: { url: 'https://psa.example/client.js' } } };

describe("the content script's time in a trace", () => {
  it('is that of its script and of its calls, in ms', () => {
    const events = [event('EvaluateScript', 0, 4_000), event('FunctionCall', 9_000, 500)];
    expect(contentScriptTime(events)).toBe(4.5);
  });

  it('counts what lies within other work of its own once', () => {
    const events = [
      event('EvaluateScript', 0, 4_000),
      event('v8.compile', 10, 90),
      event('FunctionCall', 500, 90),
    ];
    expect(contentScriptTime(events)).toBe(4);
  });

  it('is the time in which it had a processor, where the trace tells that', () => {
    expect(contentScriptTime([event('EvaluateScript', 0, 4_000, { tdur: 1_500 })])).toBe(1.5);
  });

  it('leaves out the page’s own scripts, and everything that is no work', () => {
    const others = [event('FunctionCall', 0, 4_000, page), event('ResourceSendRequest', 5_000, 10)];
    expect(contentScriptTime([event('EvaluateScript', 9_000, 500), ...others])).toBe(0.5);
    expect([isContentScriptStarted(others), isContentScriptStarted([event('EvaluateScript', 0, 1)])]).toEqual(
      [false, true],
    );
  });

  it('leaves out the style and layout that the page is due, once, and only within its own work', () => {
    const events = [
      event('EvaluateScript', 0, 4_000),
      event('UpdateLayoutTree', 100, 1_000, { args: {} }),
      event('Layout', 200, 300, { args: {} }),
      event('Layout', 8_000, 700, { args: {} }),
      event('Layout', 100, 700, { args: {}, tid: 2 }),
    ];
    expect(contentScriptTime(events)).toBe(3);
  });
});
