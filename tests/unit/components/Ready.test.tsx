// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { statusWords } from '#components/words/invoice-words.ts';
import { formatMoney } from '#lib/money/money.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { type Action, invoiceStatusSchema } from '#lib/wisepay/schemas/invoice.ts';
import { readyView } from '../support/invoices.ts';
import { actionNames, press, renderPod, renderView, textOnScreen } from '../support/render-pod.tsx';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';
import { usd } from '../support/usd.ts';

afterEach(cleanup);

type Reason = Extract<Action, { allowed: false }>['reason'];

/** The actions of an invoice that allows none; `reason` says why it cannot be paid. */
const notPayable = (reason: Reason): Pick<ReadyView['invoice'], 'actions'> => {
  const none: Action = { allowed: false, reason: 'invoice_paid' };
  return { actions: { pay: { allowed: false, reason }, terminal: none, remind: none, refund: none } };
};

const payOnly = (): ReadyView =>
  readyView({ actions: { ...notPayable('invoice_paid').actions, pay: { allowed: true } } });

/** The value beside `name` in the list of facts. */
function fact(name: string): string | null | undefined {
  const terms = [...document.querySelectorAll('dt')];
  return terms.find(({ textContent }) => textContent === name)?.nextElementSibling?.textContent;
}

describe('an invoice', () => {
  it('shows what it is and what is owed', () => {
    renderView(readyView());
    const facts = screen.getByRole('region', { name: 'Invoice 20101' });
    expect(within(facts).getByText('Contoso Dental')).toBeTruthy();
    expect(within(facts).getByText('Partially paid')).toBeTruthy();
    expect(fact('Total')).toBe(formatMoney({ value: 125000, currency: 'USD' }));
    expect(fact('Paid')).toBe(formatMoney({ value: 25000, currency: 'USD' }));
    expect(fact('Balance')).toBe(formatMoney({ value: 100000, currency: 'USD' }));
    expect(document.querySelector('time')?.getAttribute('datetime')).toBe('2026-05-31');
  });

  it.each([
    ['JPY', 98000, '98000'],
    ['KWD', 45125, '45125'],
    ['USD', -12000, '12000'],
  ])('shows every digit in its own currency: %s', (currency, value, digits) => {
    renderView(readyView({ balance: { value, currency } }));
    expect(fact('Balance')?.replace(/\D/g, '')).toBe(digits);
  });

  it.each(invoiceStatusSchema.options)('says its state in words: %s', (status) => {
    renderView(readyView({ status }));
    expect(screen.getByText(statusWords(status), { ignore: 'dt' })).toBeTruthy();
  });
});

describe('paying', () => {
  it('is one button', () => {
    const { panel, callCount } = renderView(payOnly());
    expect(actionNames()).toEqual(['Pay Invoice']);
    press('Pay Invoice');
    expect(panel.pay).toHaveBeenCalledOnce();
    expect(callCount()).toBe(1);
  });

  it('cannot be pressed twice: the button stays where it is, says that it is busy and does nothing', () => {
    const { callCount } = renderPod({ view: readyView(), busy: 'pay' });
    const button = screen.getByRole('button', { name: 'Pay Invoice' });
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    press('Pay Invoice');
    press('Pay Invoice');
    expect(callCount()).toBe(0);
  });

  it.each([
    ['not_permitted', 'doesn’t have permission to take payments'],
    ['invoice_paid', 'Paid in full.'],
    ['invoice_void', 'is void'],
    ['no_payer_account', 'no payer account'],
    ['cooldown', 'was just started'],
    ['disabled', 'turned payments off'],
  ] as const)('is not offered where WisePay does not allow it, and the reason is: %s', (reason, text) => {
    renderView(readyView(notPayable(reason)));
    expect(actionNames()).toEqual([]);
    expect(textOnScreen()).toContain(text);
  });

  it('is not offered for a credit memo', () => {
    renderView(readyView({ type: 'credit_memo', ...notPayable('invoice_paid') }));
    expect(actionNames()).toEqual([]);
    expect(textOnScreen()).toContain('This is a credit memo. There is nothing to pay.');
  });

  it('comes with a warning when WisePay will take the money by itself', () => {
    renderView(readyView({ scheduledPayment: { date: '2026-06-05', method: 'Visa •••• 1881' } }));
    expect(textOnScreen()).toContain('An automatic payment is scheduled');
    expect(textOnScreen()).toMatch(/will charge .*Visa •••• 1881 on .*2026.*could pay this invoice twice/);
    const warning = screen.getByRole('heading', { name: 'An automatic payment is scheduled' });
    const button = screen.getByRole('button', { name: 'Pay Invoice' });
    expect(warning.compareDocumentPosition(button)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('says how much an automatic payment takes, where WisePay says', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    renderView(readyView({ scheduledPayment: { ...scheduledPayment, amount: usd(25_000) } }));
    expect(textOnScreen()).toContain(`WisePay will charge ${formatMoney(usd(25_000))} to Visa •••• 1881 on `);
    cleanup();
    renderView(readyView({ scheduledPayment }));
    expect(textOnScreen()).toContain('WisePay will charge Visa •••• 1881 on ');
  });

  it('says that the payment page is open elsewhere', () => {
    renderView(readyView({}, true));
    const hint = screen.getByText(/payment page is open in another tab/);
    expect(hint.getAttribute('role')).toBe('status');
  });

  it('says nothing of an open screen once there is nothing to pay', () => {
    renderView(readyView(notPayable('invoice_paid'), true));
    expect(screen.queryByText(/payment page is open/)).toBeNull();
  });
});

describe('a payment that did not work', () => {
  const timeout = { code: 'timeout', details: { requestId: 'req_7' } } as const;
  const failed = { action: 'pay', error: timeout } as const;

  it('says so at once, what it means for the money, and what to tell support', () => {
    renderPod({ view: readyView(), failure: failed });
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain('WisePay isn’t responding');
    expect(textContent).toContain('No money moved');
    expect(textContent).toContain('req_7');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('leaves the invoice on screen and can be tried again', () => {
    const { panel } = renderPod({ view: readyView(), failure: failed });
    expect(fact('Balance')).toBe(formatMoney({ value: 100000, currency: 'USD' }));
    press('Try again');
    expect(panel.pay).toHaveBeenCalledOnce();
  });

  it('cannot be tried again while a try is under way', () => {
    const { callCount } = renderPod({ view: readyView(), busy: 'pay', failure: failed });
    press('Try again');
    press('Pay Invoice');
    expect(callCount()).toBe(0);
  });

  it.each([
    ['terminal', 'payment_uncertain', 'No second payment was sent.'],
    ['terminal', 'invoice_paid', 'This invoice was just paid. Nothing was sent.'],
    ['pay', 'invoice_paid', 'This invoice was just paid. Nothing was sent.'],
  ] as const)('leaves open what another payment has charged: %s, %s', (action, problemCode, words) => {
    const error = { code: 'refused', details: { problemCode } } as const;
    renderPod({ view: readyView(), failure: { action, error } });
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain(words);
    expect(textContent).not.toMatch(/Nothing was charged|No money moved/);
  });

  it('offers no further try while a payment is open on a terminal', () => {
    const terminalPayment = { ...sampleTerminalPayment, hasReceipt: false };
    renderPod({ view: { ...readyView(), terminalPayment }, failure: failed });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('offers no further try once the invoice turns out to be paid', () => {
    const error = { code: 'refused', details: { problemCode: 'invoice_paid' } } as const;
    renderPod({ view: readyView(notPayable('invoice_paid')), failure: { action: 'pay', error } });
    expect(screen.getByRole('alert').textContent).toContain('Already paid');
    expect(actionNames()).toEqual([]);
  });
});
