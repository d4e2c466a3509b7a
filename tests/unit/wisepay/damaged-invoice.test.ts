/** Strict where an answer states or moves money, tolerant of damage everywhere else. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import { podViewSchema } from '#lib/protocol/views.ts';
import { type Invoice, invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { fc } from '../support/properties.ts';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';
import { usd } from '../support/usd.ts';
import { whole } from './support/whole-invoice.ts';

type Path = readonly (string | number)[];

/** The paths whose values must be as in the contract. */
const needed: readonly RegExp[] = [
  /^(id|version|recordId|number|type|merchantId|currency|status|total|paid|refunded|balance)\b/,
  /^payments$/,
  /^payments\.\d+\.(id|amount|surcharge|refunded|refundable|state)\b/,
  /^payments\.\d+\.(method|method\.kind|refunds)$/,
  /^payments\.\d+\.refunds\.\d+\.(id|version|paymentId|amount|surcharge|kind|state)\b/,
  /^payments\.\d+(\.refunds\.\d+)?$/,
  /^openTerminalPayment\.(id|version|invoiceId|amount|surcharge|total|state|approved)\b/,
  /^openTerminalPayment(\.terminal(\.id)?)?$/,
  /^actions$/,
];

const pathsIn = (part: unknown, path: Path = []): Path[] => [
  ...(path.length > 0 ? [path] : []),
  ...(typeof part === 'object' && part !== null
    ? Object.entries(part).flatMap(([key, inner]) =>
        pathsIn(inner, [...path, Array.isArray(part) ? Number(key) : key]),
      )
    : []),
];
const isNeeded = (path: Path) => needed.some((pattern) => pattern.test(path.join('.')));
const allPaths = pathsIn(whole);
const decorations = allPaths.filter((path) => !isNeeded(path));
/** Without a payment's parts: if they are damaged, only the payment becomes unreadable, and the invoice remains. */
const neededOfInvoice = allPaths.filter(
  (path) => isNeeded(path) && (path[0] !== 'payments' || path.length === 1),
);
const neededOfPayment = allPaths.filter(
  (path) => isNeeded(path) && path[0] === 'payments' && path[1] === 0 && path.length > 1,
);

function withDamage(invoice: object, path: Path, value: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(invoice));
  let part: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) {
    const inner = part[key];
    // Earlier damage has already removed this place.
    if (typeof inner !== 'object' || inner === null) return copy;
    part = inner as Record<string | number, unknown>;
  }
  part[path.at(-1) ?? ''] = value;
  return copy;
}

const oddText = fc.constantFrom(
  ...['', ' ', '424', '4242 ', 'not_a_date', '2026-05-01T08:00:00', '2026-02-31', 'x'.repeat(5_000)],
);
const oddValue = fc.oneof(oddText, fc.constantFrom<unknown>(null, 0, -1, 2 ** 53, true, {}, [], [[]]));
/** Values that no required part may have, apart from the exceptions in the test. */
const badValue = fc.constantFrom<unknown>(null, true, {}, [7], '', 'x'.repeat(5_000), 0.5, 2 ** 53);

/** Everything about money in the invoice. */
function moneyOf({ id, version, currency, total, paid, refunded, balance, ...rest }: Invoice) {
  const payments = rest.payments.map((payment) => {
    const { amount, surcharge, refundable, state } = payment;
    const refunds = payment.refunds.map((refund) => [
      refund.id,
      refund.amount,
      refund.surcharge,
      refund.state,
    ]);
    return [payment.id, amount, surcharge, payment.refunded, refundable, state, refunds];
  });
  const { openTerminalPayment: open } = rest;
  const onTerminal = open && [open.id, open.amount, open.surcharge, open.total, open.approved, open.state];
  return { id, version, currency, total, paid, refunded, balance, payments, onTerminal };
}

const money = moneyOf(v.parse(invoiceSchema, whole));

describe('an invoice with damaged decoration', () => {
  it('still reads, with the same money, as far as the panel', () => {
    const damage = fc.array(fc.tuple(fc.constantFrom(...decorations), oddValue), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(damage, (damages) => {
        const answer = damages.reduce<object>(
          (before, [path, value]) => withDamage(before, path, value),
          whole,
        );
        const invoice = v.parse(invoiceSchema, answer);
        expect(moneyOf(invoice)).toEqual(money);
        const { openTerminalPayment } = invoice;
        if (openTerminalPayment === undefined) throw new Error('The payment on the terminal is gone.');
        const view = {
          ...readyView(),
          invoice: showInvoice(invoice),
          terminalPayment: showTerminalPayment(openTerminalPayment),
        };
        const shown = v.parse(podViewSchema, JSON.parse(JSON.stringify(view)));
        expect(shown).toMatchObject({
          invoice: { total: money.total, balance: money.balance, paid: money.paid },
          terminalPayment: { total: openTerminalPayment.total, state: openTerminalPayment.state },
        });
        expect(shown.kind === 'ready' && shown.invoice.payments.length).toBe(2);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never has an automatic payment vanish', () => {
    fc.assert(
      fc.property(oddValue, (scheduledPayment) => {
        const invoice = v.parse(invoiceSchema, { ...whole, scheduledPayment });
        expect(invoice.scheduledPayment === undefined).toBe(scheduledPayment === null);
      }),
    );
  });

  it('keeps an automatic payment whose amount is in another currency, without that amount', () => {
    const read = (currency: string) =>
      v.parse(invoiceSchema, {
        ...whole,
        scheduledPayment: { date: '2026-06-05', method: 'Visa', amount: { value: 25_000, currency } },
      }).scheduledPayment;
    expect(read(whole.currency)).toEqual({
      date: '2026-06-05',
      method: 'Visa',
      amount: { value: 25_000, currency: whole.currency },
    });
    expect(read('JPY')).toEqual({ date: '2026-06-05', method: 'Visa' });
  });

  it('never offers what is not plainly allowed', () => {
    fc.assert(
      fc.property(oddValue, (pay) => {
        const invoice = v.parse(invoiceSchema, { ...whole, actions: { ...whole.actions, pay } });
        expect(invoice.actions.pay).toEqual({ allowed: false });
        expect(invoice.actions.refund).toEqual(whole.actions.refund);
      }),
    );
  });

  it('never has an amount of a terminal payment vanish', () => {
    for (const field of ['approved', 'surcharge', 'total', 'amount']) {
      for (const value of ['1.00', {}, usd(-1), usd(0.5), usd(2 ** 53 - 1)]) {
        expect(v.is(terminalPaymentSchema, { ...approvedTerminalPayment, [field]: value })).toBe(false);
      }
    }
  });
});

describe('an invoice with something needed that is damaged', () => {
  it.each(neededOfInvoice.map((path) => [path.join('.'), path] as const))('is not read: %s', (_, path) => {
    fc.assert(
      fc.property(badValue, (value) => {
        const isStillFine =
          (path[0] === 'payments' && Array.isArray(value)) ||
          (path[0] === 'actions' && typeof value === 'object' && value !== null) ||
          // Null is how a provider says that there is none.
          (value === null &&
            ['surcharge', 'approved', 'openTerminalPayment'].includes(String(path.at(-1)))) ||
          (['recordId', 'number'].includes(String(path[0])) && value === '');
        if (!isStillFine) expect(v.is(invoiceSchema, withDamage(whole, path, value))).toBe(false);
      }),
    );
  });
});

describe('a payment that cannot be read', () => {
  it.each(neededOfPayment.map((path) => [path.join('.'), path] as const))(
    'is counted, and in no list: %s',
    (_, path) => {
      fc.assert(
        fc.property(badValue, (value) => {
          const invoice = v.parse(invoiceSchema, withDamage(whole, path, value));
          expect(invoice.payments.map(({ id }) => id)).toEqual(['pay_2']);
          expect(invoice.unreadable).toEqual({ payments: 1 });
          expect([invoice.total, invoice.paid, invoice.balance]).toEqual([
            money.total,
            money.paid,
            money.balance,
          ]);
          expect(showInvoice(invoice).unreadable).toEqual({ payments: 1 });
        }),
        { numRuns: 20 },
      );
    },
  );

  it('is one in another currency, too', () => {
    const yen = { value: 500, currency: 'JPY' };
    const payments = [sampleDebit, { ...samplePayment, refundable: yen }];
    const invoice = v.parse(invoiceSchema, { ...whole, payments });
    expect(invoice.payments.map(({ id }) => id)).toEqual(['pay_2']);
    expect(invoice.unreadable).toEqual({ payments: 1 });
  });
});
