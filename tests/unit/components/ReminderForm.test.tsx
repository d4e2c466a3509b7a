// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDateTime } from '#components/words/date-time-words.ts';
import { actionable, operation, without } from '../support/actionable.ts';
import { actionNames, isPaymentBlocked, press, renderView, textOnScreen } from '../support/render-pod.tsx';

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
    press('Send reminder now');
    expect(panel.remind).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Send reminder now' })).toBeNull();
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
      `The last one went to old@contoso-dental.example on ${formatDateTime(last.at)}, sent by Sam Merchant.`.replace(
        /\s/g,
        ' ',
      ),
    );
  });

  it('says that none has gone yet', () => {
    openForm();
    expect(textOnScreen()).toContain('No reminder has gone out yet.');
  });

  it('waits between two, and says until when', () => {
    const availableAt = '2026-05-20T10:30:00Z';
    const { panel } = openForm({ reminders: { last, availableAt }, ...without('remind', 'cooldown') });
    expect(textOnScreen()).toContain(
      `The next one can go out from ${formatDateTime(availableAt)}.`.replace(/\s/g, ' '),
    );
    expect(actionNames()).toEqual(['Check again', 'Back']);
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('needs a payer account, and offers the way to add one', () => {
    const { panel } = openForm({ payer: { account: false }, ...without('remind', 'no_payer_account') });
    expect(textOnScreen()).toContain('WisePay has no payer account for this company');
    expect(screen.queryByRole('button', { name: 'Send reminder now' })).toBeNull();
    press('Open WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('home');
  });

  it('is refused with the reason when the invoice was paid meanwhile', () => {
    const { show } = openForm();
    show({ view: actionable(without('remind', 'invoice_paid')) });
    expect(textOnScreen()).toContain('Nothing is left to pay, so there is nothing to remind of.');
    expect(screen.queryByRole('button', { name: 'Send reminder now' })).toBeNull();
  });

  it('is held back while it is not known whether one went out', () => {
    const operations = [operation({ kind: 'remind', state: 'open' })];
    const { show, panel } = openForm();
    show({ view: actionable({}, { operations }) });
    press('Send reminder now');
    expect(panel.remind).not.toHaveBeenCalled();
    cleanup();
    renderView(actionable({}, { operations }));
    expect(isPaymentBlocked('Re-send Reminder')).toBe(true);
  });

  it('is not offered for a paid invoice', () => {
    renderView(actionable(without('remind', 'invoice_paid')));
    expect(actionNames()).not.toContain('Re-send Reminder');
  });
});
