/** A payment and a refund of it, for tests that change a detail or two. */
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import { usd } from './usd.ts';

/** $600.00 by Visa with a surcharge of $15.00, settled, nothing refunded. */
export const samplePayment: Payment = {
  id: 'pay_1',
  at: '2026-05-20T12:00:00Z',
  method: { kind: 'card', brand: 'Visa', last4: '4242' },
  amount: usd(60000),
  surcharge: usd(1500),
  refunded: usd(0),
  refundable: usd(60000),
  state: 'settled',
  refunds: [],
};

/** $200.00 by bank debit without a surcharge, settled, nothing refunded. */
export const sampleDebit: Payment = {
  ...samplePayment,
  id: 'pay_2',
  method: { kind: 'bank_debit', last4: '6789' },
  amount: usd(20000),
  surcharge: usd(0),
  refundable: usd(20000),
};

/** $100.00 of the sample payment with its share of the surcharge, pending. */
export const sampleRefund: Refund = {
  id: 'ref_1',
  version: 1,
  paymentId: 'pay_1',
  amount: usd(10000),
  surcharge: usd(250),
  kind: 'refund',
  state: 'pending',
  reason: 'duplicate',
  destination: { brand: 'Visa', last4: '4242' },
  by: 'Pat Admin',
  at: '2026-05-21T09:30:00Z',
};
