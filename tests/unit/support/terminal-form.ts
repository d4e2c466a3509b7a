/** The form that sends a payment to a terminal, and what a person sees and does there. */
import { fireEvent, screen } from '@testing-library/preact';
import { actionable } from './actionable.ts';
import { press, renderView } from './render-pod.tsx';

export const choose = (label: string) =>
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(label) }));

export const amount = () => screen.getByLabelText<HTMLInputElement>('Amount');

/** What is said beside the amount. */
export const problem = () => {
  const ids = (amount().getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
};

/** Draws the panel and opens the form. */
export function openForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(actionable(...parts));
  press('Send to Terminal');
  return pod;
}

/** The last button, whatever the total. */
export const chargeButton = /^Charge /;
