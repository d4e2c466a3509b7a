/** Payment sessions of the sandbox's WisePay: one usable session for each person and invoice. */
import { beforeEach, expect, test } from 'vitest';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import { openPaymentSession, payWithSession } from '#sandbox/wisepay/ledger/payments/payment-sessions.ts';
import { changeSettings } from '#sandbox/wisepay/ledger/settings.ts';
import { ManualClock } from '#sandbox/wisepay/time/manual-clock.ts';
import { usd } from '../support/usd.ts';

const pat = { kind: 'user', userId: 'usr_pat', name: 'Pat' } as const;
const sam = { kind: 'user', userId: 'usr_sam', name: 'Sam' } as const;
const payer = { kind: 'payer' } as const;

let clock: ManualClock;
let ledger: Ledger;

beforeEach(() => {
  clock = new ManualClock();
  ledger = new Ledger(clock);
});

const open = (opener: typeof pat | typeof sam | typeof payer = pat, invoiceId = 'inv_5101') =>
  openPaymentSession(ledger, invoiceId, opener);

test('the session that is open goes on, for as long as a new one', () => {
  const first = open();
  clock.advance(60_000);
  const again = open();
  expect(again).toEqual({ ...first, expiresAt: new Date(clock.now() + 15 * 60_000).toISOString() });
  expect(ledger.state.paymentSessions).toEqual([again]);
});

test('a session that has run out, and one that was paid with, is followed by a new one', () => {
  changeSettings(ledger, { paymentSessionMs: 1_000 });
  const first = open();
  clock.advance(1_000);
  const second = open();
  expect(second.id).not.toBe(first.id);
  const invoice = ledger.state.invoices.find(({ id }) => id === 'inv_5101');
  payWithSession(ledger, second.id, {
    method: { kind: 'card', brand: 'Visa', last4: '1881' },
    amount: usd(100),
    by: 'Pat',
    invoiceVersion: invoice?.version ?? 0,
  });
  expect(open().id).not.toBe(second.id);
});

test('everybody and every invoice has one of its own', () => {
  const ids = [open(), open(sam), open(payer), open(payer), open(pat, 'inv_5102')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
});
