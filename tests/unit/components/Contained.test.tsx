// @vitest-environment happy-dom
/** A view that cannot be drawn affects nothing else, and the next good view restores the panel. */
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionable, usd } from '../support/actionable.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { actionNames, press, renderView, textOnScreen } from '../support/render-pod.tsx';

/** No answer has such an amount any longer: it stands for an unknown defect. */
const undrawable = () =>
  actionable({
    payments: [
      { ...samplePayment, refunds: [{ ...sampleRefund, amount: usd(2 ** 53 - 1), surcharge: usd(1) }] },
    ],
  });

let written: string[];

beforeEach(() => {
  written = [];
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void written.push(String(line)));
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a view that cannot be drawn', () => {
  it('says so, with the reference under which the defect is reported', () => {
    renderView(undrawable());
    expect(textOnScreen()).toContain('This panel couldn’t be displayed');
    expect(textOnScreen()).toContain('This sent nothing.');
    const reference = /Reference ([0-9a-f]{8})/.exec(textOnScreen())?.[1];
    expect(reference).toBeDefined();
    expect(written).toEqual([
      expect.stringContaining(`WisePay Payment POD: defect ${reference}: RangeError`),
    ]);
    expect(document.querySelector('[role="alert"] h2')).not.toBeNull();
  });

  it('has the panel’s head and foot stay, and a way to look again', () => {
    const { panel } = renderView(undrawable());
    expect(document.querySelector('h1')?.textContent).toContain('WisePay');
    expect(actionNames()).toEqual(['Check again']);
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledTimes(1);
  });

  it('gives way to the next one that can', () => {
    const pod = renderView(actionable());
    pod.show({ view: undrawable() });
    expect(actionNames()).toEqual(['Check again']);
    pod.show({ view: actionable() });
    expect(actionNames()).toContain('Pay Invoice');
    expect(textOnScreen()).not.toContain('couldn’t be displayed');
  });

  it('is tried again with every other one, and reported with each', () => {
    const pod = renderView(undrawable());
    pod.show({ view: undrawable(), busy: 'check_again' });
    pod.show({ view: undrawable() });
    expect(textOnScreen()).toContain('This panel couldn’t be displayed');
    expect(written.length).toBeGreaterThan(1);
  });
});
