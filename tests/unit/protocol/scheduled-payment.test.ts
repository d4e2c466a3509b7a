/** A person who takes a payment beside a scheduled one must have been warned of exactly that one. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { draftsSchema } from '#lib/protocol/drafts-message.ts';
import { isAcknowledged } from '#lib/protocol/scheduled-payment.ts';

const scheduled = { date: '2026-06-01', method: 'Visa •••• 4242' };

describe('an automatic payment', () => {
  it('counts as known only to whoever was warned of its day and method', () => {
    expect(isAcknowledged(scheduled, { ...scheduled })).toBe(true);
    expect(isAcknowledged(scheduled, { ...scheduled, date: '2026-06-02' })).toBe(false);
    expect(isAcknowledged(scheduled, { ...scheduled, method: 'Bank' })).toBe(false);
  });

  it.each([
    [{ value: 10_000, currency: 'USD' }, true],
    [{ value: 124_050, currency: 'USD' }, false],
    [{ value: 10_000, currency: 'CAD' }, false],
    [undefined, false],
  ])('counts as known only to whoever was warned of its amount: %j', (amount, isKnown) => {
    const now = { ...scheduled, amount: { value: 10_000, currency: 'USD' } };
    expect(isAcknowledged(now, { ...scheduled, amount })).toBe(isKnown);
    expect(isAcknowledged({ ...scheduled, amount }, now)).toBe(isKnown);
  });

  it('is known by its amount in a window that continues the form, too', () => {
    const acknowledged = { ...scheduled, amount: { value: 10_000, currency: 'USD' } };
    const drafts = {
      invoice: '5106 20106',
      form: 'pay',
      pay: { acknowledged, acknowledgedPayments: [] },
      terminal: null,
      refund: null,
    };
    expect(isAcknowledged(acknowledged, v.parse(draftsSchema, drafts).pay?.acknowledged)).toBe(true);
  });

  it.each([[{}], [{ date: undefined, method: undefined }], [{ method: 'Visa' }], [{ date: '2026-06-01' }]])(
    'whose details are not known has to be acknowledged all the same: %j',
    (untold) => {
      expect(isAcknowledged(untold, null)).toBe(false);
      expect(isAcknowledged(untold, undefined)).toBe(false);
      expect(isAcknowledged(untold, { ...untold })).toBe(true);
      expect(isAcknowledged(scheduled, untold)).toBe(false);
    },
  );
});
