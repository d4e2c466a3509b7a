// @vitest-environment happy-dom
/** The slim tab offers a refund where that is what is left to do, and leads straight to its form. */
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { showInvoice } from '#lib/protocol/shown.ts';
import { paidInvoice, readyView } from '../support/invoices.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { press, renderPod, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const paid = (change: Partial<typeof samplePayment> = {}) =>
  readyView({
    ...showInvoice(paidInvoice),
    actions: { ...showInvoice(paidInvoice).actions, refund: { allowed: true } },
    payments: [{ ...samplePayment, ...change }],
  });

const refundOffered = () => screen.queryByRole('button', { name: 'Refund' }) !== null;

it('a refund of a paid invoice starts at its tab, with one click', () => {
  const view = paid();
  const { onCollapse, show } = renderPod({ view }, true);
  expect(textOnScreen()).toBe('Paid');
  press('Refund');
  expect(onCollapse).toHaveBeenCalledExactlyOnceWith(false);
  show({ view });
  const heading = screen.getByRole('heading', { name: 'Refund' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByRole('button', { name: 'Review' })).toBeTruthy();
});

it('a tab that was opened without a form gives the focus to the button that collapses the panel', () => {
  const view = paid();
  const { show } = renderPod({ view }, true);
  show({ view });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Collapse' }));
});

it.each([
  ['is due', readyView()],
  ['is void', readyView({ ...showInvoice(paidInvoice), status: 'cancelled' })],
  ['is refunded already', paid({ refundable: { value: 0, currency: 'USD' } })],
  ['has a refund on its way', paid({ refunds: [{ ...sampleRefund, state: 'pending' }] })],
])('the tab of an invoice that %s offers no refund', (_name, view) => {
  renderPod({ view }, true);
  expect(refundOffered()).toBe(false);
});

it('the control: the same tab offers it where a payment can be refunded', () => {
  renderPod({ view: paid() }, true);
  expect(refundOffered()).toBe(true);
});
