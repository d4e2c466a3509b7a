// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { actionable } from '../support/actionable.ts';
import {
  acknowledge,
  acknowledgement,
  form,
  notice,
  openPayForm,
  pressPay,
  scheduled,
  scheduledPayment,
} from '../support/pay-form.ts';
import { actionNames, isPaymentBlocked, press, renderView, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const warning = /will charge Visa •••• 1881 on .*5.*2026.*could pay this invoice twice/;

describe('paying an invoice with an automatic payment', () => {
  it('begins with the warning, and opens nothing by itself', async () => {
    const { callCount } = await openPayForm();
    expect(document.activeElement).toBe(form());
    expect(textOnScreen()).toMatch(warning);
    expect(actionNames()).toEqual(['Pay Invoice', 'Back']);
    expect(callCount()).toBe(0);
  });

  it('is held back until it is acknowledged', async () => {
    const { panel } = await openPayForm();
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
    acknowledge();
    await pressPay();
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(scheduledPayment, []);
  });

  it('needs no acknowledgement where nothing is scheduled', async () => {
    const { panel } = renderView(actionable());
    await pressPay();
    expect(panel.pay).toHaveBeenCalledExactlyOnceWith(undefined, undefined);
    expect(form()).toBeNull();
  });

  it('asks again after “Back”', async () => {
    await openPayForm();
    acknowledge();
    press('Back');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pay Invoice' }));
    await pressPay();
    expect(acknowledgement().checked).toBe(false);
  });

  it.each([
    ['the form here', 'Pay Invoice'],
    ['the form of a terminal', 'Send to Terminal'],
  ])('is warned of once: above the buttons, or in %s', async (_, button) => {
    renderView(scheduled());
    expect(notice()).toBeTruthy();
    await act(async () => press(button));
    expect(notice()).toBeNull();
    expect(textOnScreen().match(/will charge/g)).toHaveLength(1);
    press('Back');
    expect(notice()).toBeTruthy();
  });

  it('stays warned of above a reminder and a refund', () => {
    renderView(scheduled());
    press('Refund');
    expect(notice()).toBeTruthy();
  });
});

describe('the payments screen', () => {
  it('closes the form when it is open', async () => {
    const { panel, show } = await openPayForm();
    panel.pay.mockImplementation(async () => {
      show({ view: scheduled({}, { paymentScreenOpen: true }) });
      return true;
    });
    acknowledge();
    await pressPay();
    expect(form()).toBeNull();
    expect(textOnScreen()).toContain('payment page is open in another tab');
    await pressPay();
    expect(acknowledgement().checked).toBe(false);
  });

  it('that could not be opened leaves the form as it is, and its button is the next try', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    await pressPay();
    const error = { code: 'offline', details: {} } as const;
    show({ view: scheduled(), failure: { action: 'pay', error } });
    expect(screen.getByRole('alert').textContent).toContain('No money moved');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await pressPay();
    expect(panel.pay).toHaveBeenCalledTimes(2);
  });

  it('is asked for once, however often the button is pressed while it is under way', async () => {
    const { panel, show } = await openPayForm();
    acknowledge();
    show({ view: scheduled(), busy: 'pay' });
    await pressPay();
    await pressPay();
    expect(panel.pay).not.toHaveBeenCalled();
  });

  it('waits for whoever has to sign in first: the form is there afterwards', async () => {
    const { panel, show } = await openPayForm();
    panel.pay.mockImplementation(async () => {
      show({ view: { kind: 'sign_in', email: 'pat@northwind.example' } });
      return true;
    });
    acknowledge();
    await pressPay();
    show({ view: scheduled() });
    expect(acknowledgement().checked).toBe(true);
  });

  it('is not opened over an automatic payment that was scheduled meanwhile: the form asks', async () => {
    const { panel, show } = renderView(actionable());
    panel.pay.mockImplementation(async () => {
      show({ view: scheduled() });
      return true;
    });
    await pressPay();
    expect(form()).toBeTruthy();
    expect(acknowledgement().checked).toBe(false);
  });

  it('that is found to be in the way only then does not close another form', async () => {
    const { panel, show } = renderView(actionable());
    panel.pay.mockImplementation(async () => {
      press('Refund');
      show({ view: scheduled() });
      return true;
    });
    await pressPay();
    expect(screen.getByRole('heading', { name: 'Refund' })).toBeTruthy();
  });
});
