/** The refund form on screen, and what a person does with it. */
import { fireEvent, screen, within } from '@testing-library/preact';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable } from './actionable.ts';
import { press, renderView } from './render-pod.tsx';

/** Ticks or unticks a checkbox. */
export const toggle = (name: string | RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }));

export const isChosen = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name }).checked;

const reasons = () =>
  within(screen.getByRole('group', { name: 'Reason' })).getAllByRole<HTMLInputElement>('radio');

/** Chooses a reason by its code. */
export function chooseReason(code: string): void {
  const radio = reasons().find(({ value }) => value === code);
  if (radio === undefined) throw new Error(`There is no reason ${code}.`);
  fireEvent.click(radio);
}

/** The code of the chosen reason; undefined if none is chosen. */
export const chosenReason = () => reasons().find(({ checked }) => checked)?.value;

export function openRefundForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(actionable(...parts));
  press('Refund');
  return pod;
}

/** Opens the form, fills it in and opens the review. */
export function reviewRefund(invoice: Partial<ReadyView['invoice']> = {}) {
  const pod = openRefundForm(invoice);
  chooseReason('duplicate');
  press('Review');
  return pod;
}
