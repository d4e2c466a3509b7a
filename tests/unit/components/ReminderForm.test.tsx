// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
import { actionable, operation, without } from '../support/actionable.ts';
import {
  actionNames,
  described,
  isPaymentBlocked,
  press,
  renderView,
  textOnScreen,
} from '../support/render-pod.tsx';

afterEach(cleanup);

const last = { at: '2026-05-20T09:30:00Z', to: 'old@contoso-dental.example', by: 'Sam Merchant' };

function openForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(actionable(...parts));
  press('Re-send Reminder');
  return pod;
}

describe('re-sending a reminder', () => {
  it('takes two steps: a slip sends nothing, and the address is on screen before', () => {
    const { panel, callCount } = openForm();
    expect(callCount()).toBe(0);
    expect(textOnScreen()).toContain(
      'WisePay will email a payment reminder to billing@contoso-dental.example (Dana Contoso).',
    );
    press('Send reminder');
    expect(panel.remind).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Send reminder' })).toBeNull();
  });

  it.each([
    [{ email: 'ap@contoso.example' }, 'reminder to ap@contoso.example.'],
    [{ name: 'Dana Contoso' }, 'reminder to the payer (Dana Contoso).'],
    [{}, 'reminder to the payer.'],
  ])('says to whom, as far as WisePay says: %j', (payer, words) => {
    openForm({ payer: { account: true, ...payer } });
    expect(textOnScreen()).toContain(words);
  });

  it('says when the last one went, to whom and by whom', () => {
    openForm({ reminders: { last } });
    expect(textOnScreen()).toContain(
      `Last sent to old@contoso-dental.example on ${formatDateTime(last.at)} by Sam Merchant.`.replace(
        /\s/g,
        ' ',
      ),
    );
  });

  it('says that none has gone yet', () => {
    openForm();
    expect(textOnScreen()).toContain('No reminders sent yet.');
  });

  it('waits between two: the button says until when, and opens nothing', () => {
    const availableAt = '2026-05-20T10:30:00Z';
    const { panel } = renderView(
      actionable({ reminders: { last, availableAt }, ...without('remind', 'cooldown') }),
    );
    expect(isPaymentBlocked('Re-send Reminder')).toBe(true);
    expect(described('Re-send Reminder')).toContain(
      `after ${formatDateTime(availableAt)}.`.replace(/\s/g, ' '),
    );
    expect(described('Re-send Reminder')).toContain('old@contoso-dental.example');
    press('Re-send Reminder');
    expect(screen.queryByRole('button', { name: 'Send reminder' })).toBeNull();
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('needs a payer account: the button says so, with the way to add one', () => {
    const { panel } = renderView(
      actionable({ payer: { account: false }, ...without('remind', 'no_payer_account') }),
    );
    expect(described('Re-send Reminder')).toContain('WisePay has no payer account for this company');
    press('Re-send Reminder');
    expect(screen.queryByRole('button', { name: 'Send reminder' })).toBeNull();
    press('Open WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
  });

  it('says in an open form that it is no longer possible, and sends nothing', () => {
    const { show, panel } = openForm();
    show({ view: actionable({ reminders: { last }, ...without('remind', 'cooldown') }) });
    expect(screen.getByRole('heading', { name: 'Re-send Reminder' })).toBeTruthy();
    expect(described('Send reminder')).toContain('old@contoso-dental.example');
    press('Send reminder');
    expect(panel.remind).not.toHaveBeenCalled();
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
    show({ view: actionable() });
    press('Send reminder');
    expect(panel.remind).toHaveBeenCalledOnce();
  });

  it('is refused with the reason when the invoice was paid meanwhile', () => {
    const { show, panel } = openForm();
    show({ view: actionable(without('remind', 'invoice_paid')) });
    expect(described('Send reminder')).not.toBe('');
    press('Send reminder');
    expect(panel.remind).not.toHaveBeenCalled();
  });

  it('is held back while it is not known whether one went out, and says so', () => {
    const operations = [operation({ kind: 'remind', state: 'open' })];
    const { show, panel } = openForm();
    show({ view: actionable({}, { operations }) });
    press('Send reminder');
    expect(panel.remind).not.toHaveBeenCalled();
    cleanup();
    renderView(actionable({}, { operations }));
    expect(isPaymentBlocked('Re-send Reminder')).toBe(true);
    expect(described('Re-send Reminder')).toBe('An earlier reminder is still being confirmed.');
  });

  it('is not offered for a paid invoice', () => {
    renderView(actionable(without('remind', 'invoice_paid')));
    expect(actionNames()).not.toContain('Re-send Reminder');
  });
});
