// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorCodeSchema, type PodError } from '#lib/errors.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { actionNames, renderPod, renderView, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const unavailable = (code: PodError['code'], details: PodError['details'] = {}): PodView => ({
  kind: 'unavailable',
  error: { code, details },
});
const pressTryAgain = () => fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

describe('WisePay that cannot be asked', () => {
  it.each(errorCodeSchema.options)('has words for what happened, and one step that helps: %s', (code) => {
    const { panel } = renderView(unavailable(code));
    const title = screen.getByRole('heading', { level: 2 });
    expect(title.textContent).toMatch(/\w+ \w+/);
    expect(title.parentElement?.querySelector('p')?.textContent).toMatch(/\.$/);
    expect(textOnScreen()).not.toContain('_');
    expect(actionNames()).toEqual(['Try again']);
    pressTryAgain();
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('has different words for every code', () => {
    const titles = errorCodeSchema.options.map((code) => {
      renderView(unavailable(code));
      const { textContent } = screen.getByRole('heading', { level: 2 });
      cleanup();
      return textContent;
    });
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('names the request for support, where there is one', () => {
    const { show } = renderView(unavailable('server_error', { requestId: 'req_42' }));
    expect(textOnScreen()).toContain('Reference req_42');
    show({ view: unavailable('offline') });
    expect(textOnScreen()).not.toContain('Reference');
  });

  it('is asked once at a time', () => {
    const { callCount } = renderPod({ view: unavailable('offline'), busy: 'check_again' });
    pressTryAgain();
    expect(callCount()).toBe(0);
  });
});

describe('WisePay asking to wait', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    // The countdown must not outlive the panel; one-time timers may still fire.
    cleanup();
    vi.runOnlyPendingTimers();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const elapse = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });
  const busy = (retryAfterMs: number) => unavailable('rate_limited', { retryAfterMs });

  it('shows how long, and holds the button back until then', async () => {
    const { panel } = renderView(busy(3000));
    await elapse(0);
    expect(textOnScreen()).toContain('You can try again in 3 seconds.');
    pressTryAgain();
    await elapse(1250);
    expect(textOnScreen()).toContain('You can try again in 2 seconds.');
    pressTryAgain();
    expect(panel.checkAgain).not.toHaveBeenCalled();

    await elapse(1750);
    expect(textOnScreen()).not.toContain('You can try again in');
    pressTryAgain();
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('never opens the button early', async () => {
    const { panel } = renderView(busy(1100));
    await elapse(1000);
    pressTryAgain();
    expect(panel.checkAgain).not.toHaveBeenCalled();
    await elapse(250);
    pressTryAgain();
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('waits anew when WisePay asks for another time', async () => {
    const { show, panel } = renderView(busy(1000));
    await elapse(1000);
    show({ view: busy(5000) });
    await elapse(1000);
    expect(textOnScreen()).toContain('You can try again in 4 seconds.');
    pressTryAgain();
    expect(panel.checkAgain).not.toHaveBeenCalled();
  });

  it('waits anew when WisePay asks for the same time again', async () => {
    const { show, panel } = renderView(busy(2000));
    await elapse(2000);
    pressTryAgain();
    expect(panel.checkAgain).toHaveBeenCalledOnce();
    show({ view: busy(2000), busy: 'check_again' });
    show({ view: busy(2000) });
    await elapse(0);
    expect(textOnScreen()).toContain('You can try again in 2 seconds.');
    pressTryAgain();
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('goes on counting while the panel is drawn again for another reason', async () => {
    const view = busy(3000);
    const { show } = renderView(view);
    await elapse(1000);
    show({ view });
    await elapse(1000);
    expect(textOnScreen()).toContain('You can try again in 1 second.');
  });

  it('holds back a payment, too', async () => {
    const error: PodError = { code: 'rate_limited', details: { retryAfterMs: 2000 } };
    const { panel } = renderPod({ view: readyView(), failure: { action: 'pay', error } });
    pressTryAgain();
    expect(panel.pay).not.toHaveBeenCalled();
    await elapse(2000);
    pressTryAgain();
    expect(panel.pay).toHaveBeenCalledOnce();
  });
});
