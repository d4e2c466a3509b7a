/** The form that pays an invoice with a scheduled payment, and what a person does with it. */
import { act, fireEvent, screen } from '@testing-library/preact';
import type { ScheduledPayment } from '#lib/protocol/scheduled-payment.ts';
import { actionable } from './actionable.ts';
import { press, renderView } from './render-pod.tsx';

export const scheduledPayment: ScheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };

export const scheduled = (...[invoice, view]: Parameters<typeof actionable>) =>
  actionable({ scheduledPayment, ...invoice }, view);

export const notice = () => screen.queryByRole('heading', { name: 'An automatic payment is scheduled' });

export const form = () => screen.queryByRole('heading', { name: 'Pay Invoice' });

export const acknowledgement = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'I understand – take this payment anyway' });

export const acknowledge = () => fireEvent.click(acknowledgement());

export const pressPay = () => act(async () => press('Pay Invoice'));

/** Draws the panel and opens the form. */
export async function openPayForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(scheduled(...parts));
  await pressPay();
  return pod;
}
