// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { actionable, usd } from '../support/actionable.ts';
import { openGuard, press, renderPod, type } from '../support/render-pod.tsx';
import { chargeButton } from '../support/terminal-form.ts';

afterEach(cleanup);

const outside = 'Confirm in a separate window';
const lastTerminal = { lastTerminalId: 'trm_front' };

describe('a last step that the administrator wants outside the page', () => {
  it('goes on in a window of its own, and sends nothing here', async () => {
    const { panel } = renderPod({
      view: actionable({}, { ...lastTerminal, confirmOutside: { always: true } }),
    });
    press('Send to Terminal');
    expect(screen.queryByRole('button', { name: chargeButton })).toBeNull();
    await act(async () => press(outside));
    expect(panel.openWindow).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ form: 'terminal' }));
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('depends on the amount where there is a limit', () => {
    renderPod({ view: actionable({}, { ...lastTerminal, confirmOutside: { above: usd(10_000) } }) });
    press('Send to Terminal');
    type('Amount', '100.00');
    expect(screen.queryByRole('button', { name: outside })).toBeNull();
    type('Amount', '100.01');
    expect(screen.getByRole('button', { name: outside })).toBeTruthy();
  });

  it('leaves a reminder where it is while there is only a limit', () => {
    renderPod({ view: actionable({}, { confirmOutside: { above: usd(0) } }) });
    press('Re-send Reminder');
    expect(screen.getByRole('button', { name: 'Send reminder' })).toBeTruthy();
  });

  it('is taken in that window as always', () => {
    const { panel } = renderPod({ view: actionable({}, { confirmOutside: { always: true } }) }, false, {
      ...openGuard,
      isFramed: false,
      watch(_, onReady) {
        onReady(true);
        return () => {};
      },
    });
    press('Re-send Reminder');
    press('Send reminder');
    expect(panel.remind).toHaveBeenCalledOnce();
  });
});
