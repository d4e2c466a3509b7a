import { describe, expect, it } from 'vitest';
import { keptOf } from '#lib/worker/operations/intent.ts';
import { sampleRefund } from '../../support/payments.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';

const pan = '4111111111111111';

describe('what is written down of an answer', () => {
  it.each([
    ['terminal', sampleTerminalPayment],
    ['refund', sampleRefund],
  ] as const)('is what the contract names, and nothing that was added: %s', (kind, answer) => {
    expect(keptOf({ kind }, { ...answer, card_number: pan, junk: 'x'.repeat(200_000) })).toEqual(answer);
  });

  it('is no email address', () => {
    const reminder = { id: 'rem_1', to: 'payer@example.com', at: '2026-05-31T12:00:00Z', state: 'accepted' };
    expect(keptOf({ kind: 'remind' }, reminder)).toEqual({
      id: 'rem_1',
      at: '2026-05-31T12:00:00Z',
      state: 'accepted',
    });
  });

  it('is the id alone, of a cancel and of an answer of another shape', () => {
    expect(keptOf({ kind: 'terminal_cancel' }, sampleTerminalPayment)).toEqual({
      id: sampleTerminalPayment.id,
    });
    const bad = { ...sampleTerminalPayment, total: null };
    expect(keptOf({ kind: 'terminal' }, bad)).toEqual({ id: sampleTerminalPayment.id });
  });

  it('is never more of a card than its last four digits', () => {
    const card = { brand: 'Visa', last4: pan };
    const kept = keptOf({ kind: 'terminal' }, { ...sampleTerminalPayment, card });
    expect(kept).toEqual({ ...sampleTerminalPayment, card: { brand: 'Visa' } });
    expect(JSON.stringify(kept)).not.toContain(pan);
  });

  it.each([null, undefined, 'ok', [], {}, { id: 7 }, { id: 'x'.repeat(201) }])(
    'is nothing of %j',
    (answer) => {
      expect(keptOf({ kind: 'refund' }, answer)).toBeNull();
    },
  );
});
