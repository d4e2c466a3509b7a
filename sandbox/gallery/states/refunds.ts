/** Refunds of an invoice's payments, of every kind and in every state. */
import {
  type Refund,
  refundKindSchema,
  refundReasonSchema,
  refundStateSchema,
} from '#lib/wisepay/schemas/payment.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, paymentOn, ready, refundOf } from './base.ts';

const failures: Partial<Readonly<Record<Refund['state'], string>>> = { failed: 'account_closed' };

export function refundStates(): GalleryState[] {
  const payment = paymentOn('20103');
  const drawn = (kind: Refund['kind'], state: Refund['state']) => {
    const failure = failures[state];
    const refund = refundOf({ kind, state, ...(failure !== undefined && { failure }) });
    const before = kind === 'void' ? 'pending' : payment.state;
    const isVoided = kind === 'void' && state === 'succeeded';
    const payments = [{ ...payment, state: isVoided ? 'void' : before, refunds: [refund] } as const];
    return panel(nameOf('refunds', kind, state), { view: ready(invoiceOf('20103', { payments })) });
  };
  const refunds = refundReasonSchema.options.map((reason, index) =>
    refundOf({ id: `ref_${index}`, reason, state: 'succeeded' }),
  );
  return [
    ...refundKindSchema.options.flatMap((kind) =>
      refundStateSchema.options.map((state) => drawn(kind, state)),
    ),
    panel('refunds-for-each-reason', {
      view: ready(invoiceOf('20103', { payments: [{ ...payment, refunds }] })),
    }),
    panel('refunds-failed-without-a-reason', {
      view: ready(
        invoiceOf('20103', { payments: [{ ...payment, refunds: [refundOf({ state: 'failed' })] }] }),
      ),
    }),
  ];
}
