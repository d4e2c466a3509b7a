/** The payment link on screen, and its parts. */
import { screen } from '@testing-library/preact';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable } from './actionable.ts';
import { drawnModules } from './drawn-modules.ts';
import { press, renderView } from './render-pod.tsx';

export const paymentLink = 'https://app.wisepay.example/link/0b6a3a4e-6f57-4a8f-9f0e-0d1c2b3a4958';

export const withLink = (link = paymentLink, change: Partial<Omit<ReadyView, 'invoice'>> = {}) =>
  actionable({}, { paymentLink: link, ...change });

export const linkToggle = () => screen.getByRole('button', { name: 'QR code' });

export const linkSection = () => screen.getByRole('region', { name: 'QR code' });

export const linkCode = () => screen.getByRole('img', { name: 'QR code of the payment link' });

export const linkAddress = () => screen.getByRole('textbox', { name: 'Address of the payment link' });

export function openLink(view = withLink()) {
  const panel = renderView(view);
  press('QR code');
  return panel;
}

/** The code without its quiet zone. */
export function codeOnly(svg: Element): boolean[][] {
  return drawnModules(svg)
    .modules.slice(4, -4)
    .map((row) => row.slice(4, -4));
}
