/** A person who takes a payment beside a scheduled one must have been warned of exactly that one. */
import { describe, expect, it } from 'vitest';
import { isAcknowledged } from '#lib/protocol/scheduled-payment.ts';

const scheduled = { date: '2026-06-01', method: 'Visa •••• 4242' };

describe('an automatic payment', () => {
  it('counts as known only to whoever was warned of its day and method', () => {
    expect(isAcknowledged(scheduled, { ...scheduled })).toBe(true);
    expect(isAcknowledged(scheduled, { ...scheduled, date: '2026-06-02' })).toBe(false);
    expect(isAcknowledged(scheduled, { ...scheduled, method: 'Bank' })).toBe(false);
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
