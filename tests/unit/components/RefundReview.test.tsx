// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { actionable, operation, usd } from '../support/actionable.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import {
  chooseReason,
  chosenReason,
  isChosen,
  openRefundForm,
  reviewRefund,
  toggle,
} from '../support/refund-form.ts';
import { press, textOnScreen, type } from '../support/render-pod.tsx';

afterEach(cleanup);

const both = { payments: [samplePayment, sampleDebit] };

/** Presses the refund button and lets the panel process the result. */
const pressRefund = () => act(async () => press(/^Refund \$/));

describe('the review', () => {
  it('is not reached without a reason', () => {
    openRefundForm();
    expect(textOnScreen()).toContain('Choose a reason.');
    press('Review');
    expect(screen.queryByRole('heading', { name: 'Review the refund' })).toBeNull();
  });

  it('names of every payment the amount, surcharge, total, where it goes and what is left', () => {
    const { panel } = openRefundForm(both);
    toggle(/Visa/);
    toggle(/Bank account/);
    const debit = screen.getByRole('group', { name: /Bank account/ });
    fireEvent.input(within(debit).getByLabelText('Amount'), { target: { value: '50' } });
    chooseReason('requested_by_customer');
    type('Note (optional)', '  Two seats too many ');
    press('Review');

    const [card, bank] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(card).toContain('Refund to Visa •••• 4242');
    expect(card).toContain('$615.00 = $600.00 + $15.00 surcharge');
    expect(card).toContain(`Remaining after refund${formatMoney(usd(0))}`);
    expect(bank).toContain('Refund to the bank account •••• 6789');
    expect(bank).toContain(`Remaining after refund${formatMoney(usd(15000))}`);
    expect(textOnScreen()).toContain('Reason: Requested by customer');
    expect(textOnScreen()).toContain('After this, update your books.');
    expect(textOnScreen()).not.toContain('payment sync');

    press(`Refund ${formatMoney(usd(66500))}`);
    expect(panel.refund).toHaveBeenCalledExactlyOnceWith({
      refunds: [
        { paymentId: 'pay_1', amount: usd(60000), includesSurcharge: true },
        { paymentId: 'pay_2', amount: usd(5000), includesSurcharge: true },
      ],
      reason: 'requested_by_customer',
      note: 'Two seats too many',
    });
  });

  it('does not hold once the invoice has changed, and nothing that was typed is lost', () => {
    const { show, panel } = openRefundForm();
    type('Amount', '599');
    type('Note (optional)', 'Twice');
    chooseReason('duplicate');
    press('Review');
    const changed = {
      ...samplePayment,
      refunded: usd(10000),
      refundable: usd(50000),
      refunds: [sampleRefund],
    };
    show({ view: actionable({ version: '2', payments: [changed] }) });
    expect(screen.queryByRole('heading', { name: 'Review the refund' })).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('The invoice changed after your review.');
    expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('599');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note (optional)').value).toBe('Twice');
    expect(chosenReason()).toBe('duplicate');
    expect(textOnScreen()).toContain(`from ${formatMoney(usd(60000))} to ${formatMoney(usd(50000))}`);
    expect(panel.refund).not.toHaveBeenCalled();
  });

  it('does not hold for another version, even where every figure still fits', () => {
    const { show, panel } = reviewRefund();
    show({ view: actionable({ version: '2' }) });
    expect(screen.queryByRole('button', { name: /^Refund \$/ })).toBeNull();
    press('Review');
    press(/^Refund \$/);
    expect(panel.refund).toHaveBeenCalledOnce();
  });

  it('sends once: nothing can be pressed while it is under way', () => {
    const { show, callCount } = reviewRefund();
    const before = callCount();
    show({ view: actionable({ version: '2' }), busy: 'refund' });
    press(/^Refund \$/);
    press('Back');
    fireEvent.keyDown(screen.getByRole('heading', { name: 'Review the refund' }), { key: 'Escape' });
    expect(callCount()).toBe(before);
    expect(screen.getByRole('heading', { name: 'Review the refund' })).toBeTruthy();
  });
});

describe('after a refund was sent', () => {
  it('the form closes once all of it is under way, and starts afresh next time', async () => {
    const { show, panel } = reviewRefund();
    const accepted = operation({ state: 'accepted', refundId: 'ref_1' });
    panel.refund.mockImplementation(async () => {
      show({ view: actionable({ version: '2' }, { operations: [accepted] }) });
      return true;
    });
    await pressRefund();
    press('Refund');
    expect(chosenReason()).toBeUndefined();
  });

  it('the form stays when the worker could not be asked', async () => {
    const { panel } = reviewRefund();
    panel.refund.mockResolvedValue(false);
    await pressRefund();
    expect(panel.refund).toHaveBeenCalledOnce();
    expect(screen.getByRole('heading', { name: 'Review the refund' })).toBeTruthy();
  });

  it('what was refused or held back stays to be reviewed again, what went through does not', async () => {
    const { show, panel } = openRefundForm(both);
    toggle(/Visa/);
    toggle(/Bank account/);
    chooseReason('duplicate');
    type('Note (optional)', 'Twice');
    press('Review');
    const operations = [
      operation({ intentId: 'int_1', state: 'accepted', paymentId: 'pay_1', refundId: 'ref_1' }),
      operation({
        intentId: 'int_2',
        state: 'refused',
        paymentId: 'pay_2',
        problemCode: 'invoice_changed',
        amount: usd(20000),
      }),
    ];
    panel.refund.mockImplementation(async () => {
      show({ view: actionable({ ...both, version: '2' }, { operations }) });
      return true;
    });
    await pressRefund();
    expect(screen.getByRole('heading', { name: 'Refund' })).toBeTruthy();
    expect(isChosen(/Visa/)).toBe(false);
    expect(isChosen(/Bank account/)).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note (optional)').value).toBe('Twice');
    expect(textOnScreen()).toContain('Review the new figures and try again. Nothing was refunded.');
  });

  it('an earlier refund of the same payment is not taken for the one that was held back', async () => {
    const earlier = operation({ intentId: 'int_0', state: 'accepted', refundId: 'ref_0' });
    const { show, panel } = openRefundForm({}, { operations: [earlier] });
    chooseReason('duplicate');
    press('Review');
    panel.refund.mockImplementation(async () => {
      show({ view: actionable({ version: '2' }, { operations: [earlier] }) });
      return true;
    });
    await pressRefund();
    expect(screen.getByRole('heading', { name: 'Refund' })).toBeTruthy();
    expect(isChosen(/Visa/)).toBe(true);
  });
});
