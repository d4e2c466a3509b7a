import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { answerReports } from '#lib/panel/answer-reports.ts';
import type { PanelFacts } from '#lib/protocol/panel-facts.ts';
import { panel } from '../worker/diagnostics/support/report-facts.ts';

const mountId = 'm-1';
const listeners = new Set<(port: unknown) => void>();
const facts = vi.fn<() => PanelFacts | null>();
let life: AbortController;

/** Has the worker, or who else is given, connect; returns what it hears. */
function connect(name: string, sender: object = {}) {
  const port = { name, sender, postMessage: vi.fn(), disconnect: vi.fn() };
  for (const listener of listeners) listener(port);
  return port;
}

beforeEach(() => {
  listeners.clear();
  Object.assign(browser.runtime, {
    onConnect: {
      addListener: (listener: (port: unknown) => void) => listeners.add(listener),
      removeListener: (listener: (port: unknown) => void) => listeners.delete(listener),
    },
  });
  facts.mockReset().mockReturnValue(panel);
  life = new AbortController();
  answerReports(mountId, facts, life.signal);
});

describe('a panel that the worker asks what it shows', () => {
  it('answers once, and ends the conversation', () => {
    const port = connect('wisepay-pod.report m-1');
    expect(port.postMessage).toHaveBeenCalledExactlyOnceWith(panel);
    expect(port.disconnect).toHaveBeenCalledOnce();
  });

  it.each([
    ['about another panel', 'wisepay-pod.report m-2', {}],
    ['through a content script', 'wisepay-pod.report m-1', { tab: { id: 7 } }],
  ])('says nothing to a question %s', (_, name, sender) => {
    const port = connect(name, sender);
    expect(port.postMessage).not.toHaveBeenCalled();
    expect(port.disconnect).toHaveBeenCalledOnce();
  });

  it('says nothing where it shows nothing', () => {
    facts.mockReturnValue(null);
    const port = connect('wisepay-pod.report m-1');
    expect(port.postMessage).not.toHaveBeenCalled();
    expect(port.disconnect).toHaveBeenCalledOnce();
  });

  it('leaves other conversations alone', () => {
    expect(connect('something else').disconnect).not.toHaveBeenCalled();
  });

  it('listens no more when it is gone', () => {
    life.abort();
    expect(listeners.size).toBe(0);
  });
});
