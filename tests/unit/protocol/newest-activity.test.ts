import { describe, expect, it } from 'vitest';
import { newestOf, showInvoice } from '#lib/protocol/shown.ts';
import { sampleInvoice } from '../support/invoices.ts';

const kindsOf = (activity: readonly { readonly kind: string }[]) => activity.map(({ kind }) => kind);
const minute = (minutes: number) => new Date(Date.UTC(2026, 4, 31, 12, minutes)).toISOString();

describe('what happened to an invoice', () => {
  it('comes newest first, whatever order WisePay sends', () => {
    const [first, second, third] = [
      { at: minute(1), kind: 'payment' },
      { at: minute(2), kind: 'refund' },
      { at: minute(3), kind: 'refund_failed' },
    ];
    for (const sent of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ]) {
      expect(kindsOf(newestOf(sent))).toEqual(['refund_failed', 'refund', 'payment']);
      expect(sent).toHaveLength(3);
    }
  });

  it('goes by the moment and not by how it is written', () => {
    const activity = [
      { at: '2026-05-31T12:00:00Z', kind: 'second' },
      { at: '2026-05-31T13:30:00+02:00', kind: 'first' },
      { at: '2026-05-31T12:00:00.500Z', kind: 'third' },
    ];
    expect(kindsOf(newestOf(activity))).toEqual(['third', 'second', 'first']);
  });

  it('keeps WisePay’s order among what happened at the same moment', () => {
    const activity = ['refund', 'reminder', 'payment'].map((kind) => ({ at: minute(1), kind }));
    expect(kindsOf(newestOf(activity))).toEqual(['refund', 'reminder', 'payment']);
  });

  it('reaches the panel up to the newest 50, and how many are older', () => {
    const activity = Array.from({ length: 120 }, (_, index) => ({
      at: minute(index),
      kind: `entry ${index}`,
    }));
    const shown = showInvoice({ ...sampleInvoice, activity });
    expect(shown.activity).toHaveLength(50);
    expect([shown.activity[0]?.kind, shown.activity.at(-1)?.kind]).toEqual(['entry 119', 'entry 70']);
    expect(shown.olderActivity).toBe(70);
    expect(showInvoice({ ...sampleInvoice, activity: activity.slice(0, 50) }).olderActivity).toBe(0);
  });
});
