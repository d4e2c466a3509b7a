// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { formatDay } from '#components/words/invoice-words.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, terminalPayment } from '../support/actionable.ts';
import {
  codeOnly,
  linkAddress,
  linkCode,
  linkSection,
  linkToggle,
  openLink,
  paymentLink,
  withLink,
} from '../support/payment-link.ts';
import { readQrCode } from '../support/read-qr-code.ts';
import { press, renderView, textOnScreen } from '../support/render-pod.tsx';

/** Replaces the browser's `execCommand`: copies to `clipboard`, and returns whether that worked. */
let execCommand: Mock<(command: string) => boolean>;

let clipboard: DataTransfer | null;

beforeEach(() => {
  clipboard = null;
  execCommand = vi.fn<(command: string) => boolean>(() => {
    const given = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: given, cancelable: true }));
    clipboard = given;
    return true;
  });
  Object.assign(document, { execCommand });
});

afterEach(cleanup);

const said = () => document.querySelector('.payment-link [role=status]')?.textContent;

/** The address is on screen, and all of it is selected. */
function expectSelected(): void {
  const field = linkAddress();
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('The address is no field.');
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, paymentLink.length]);
}

describe('the payment link', () => {
  it('has its code and address behind one button, which opens in place without asking for anything', () => {
    const { callCount } = renderView(withLink());
    expect(linkToggle().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('img')).toBeNull();
    press('QR code');
    expect(linkToggle().getAttribute('aria-expanded')).toBe('true');
    expect(linkSection().id).toBe(linkToggle().getAttribute('aria-controls'));
    expect(callCount()).toBe(0);
    press('QR code');
    expect(linkToggle().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('stays open after a double click', () => {
    renderView(withLink());
    fireEvent.click(linkToggle(), { detail: 1 });
    fireEvent.click(linkToggle(), { detail: 2 });
    expect(linkCode()).toBeTruthy();
  });

  it('can be read and selected, and is nothing that opens', () => {
    openLink();
    expect(linkAddress()).toMatchObject({ value: paymentLink, readOnly: true });
    expect(document.querySelectorAll('a, iframe, img, form')).toHaveLength(0);
  });

  it('stays open when the invoice is looked at again, and changes with it', () => {
    const { show } = openLink();
    const other = 'https://app.wisepay.example/link/2';
    press('Copy payment link');
    show({ view: withLink(other) });
    expect(linkAddress()).toMatchObject({ value: other });
    expect(readQrCode(codeOnly(linkCode())).text).toBe(other);
    expect(said()).toBe('');
  });

  it.each<[string, ReadyView]>([
    ['an invoice without one', actionable()],
    ['a payment is open on a terminal', withLink(paymentLink, { terminalPayment })],
    [
      'it is not known yet whether a payment was taken',
      withLink(paymentLink, { operations: [operation({ kind: 'terminal', state: 'open' })] }),
    ],
  ])('is not there while it would mislead: %s', (name, view) => {
    const { paymentLink: _, ...none } = view;
    renderView(name === 'an invoice without one' ? { ...none, kind: 'ready' } : view);
    expect(screen.queryByRole('button', { name: /payment link/i })).toBeNull();
  });

  it('makes way for a form', () => {
    renderView(withLink());
    press('Refund');
    expect(screen.queryByRole('button', { name: /payment link/i })).toBeNull();
  });

  it('comes only with the warning where an automatic payment will run, so that nobody pays twice', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    renderView(actionable({ scheduledPayment }, { paymentLink }));
    expect(screen.queryByRole('button', { name: 'Copy payment link' })).toBeNull();
    press('Payment link');
    const { textContent } = screen.getByRole('region', { name: 'Payment link' });
    expect(textContent).toContain(`WisePay will charge Visa •••• 1881 on ${formatDay('2026-06-05')}`);
    expect(textContent).toContain('If the customer also pays by this link, the invoice may be paid twice.');
    press('Copy payment link');
    expect(clipboard?.getData('text/plain')).toBe(paymentLink);
    cleanup();
    openLink();
    expect(textOnScreen()).not.toContain('paid twice');
  });
});

describe('copying the payment link', () => {
  it('takes one click: it is on the clipboard as it is, and the panel says so in place', () => {
    renderView(withLink());
    expect(said()).toBe('');
    press('Copy payment link');
    expect(execCommand.mock.calls).toEqual([['copy']]);
    expect(clipboard?.getData('text/plain')).toBe(paymentLink);
    expect(said()).toBe('Copied.');
    expect(screen.queryByRole('textbox', { name: 'Address of the payment link' })).toBeNull();
  });

  it('says it again each time', () => {
    openLink();
    press('Copy payment link');
    const first = screen.getByText('Copied.');
    press('Copy payment link');
    expect(screen.getByText('Copied.')).not.toBe(first);
  });

  it.each<[string, () => boolean]>([
    ['refuses', () => false],
    ['says yes and copies nothing', () => true],
    [
      'gives no clipboard',
      () => {
        document.dispatchEvent(new ClipboardEvent('copy', { cancelable: true }));
        return true;
      },
    ],
    [
      'refuses in the end',
      () => {
        const clipboardData = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
        return false;
      },
    ],
  ])('shows the address, selected, where the browser %s', (_, answer) => {
    execCommand.mockImplementation(answer);
    renderView(withLink());
    press('Copy payment link');
    expect(said()).toBe('Couldn’t copy. The link is selected below: copy it yourself.');
    expectSelected();
    press('Copy payment link');
    expectSelected();
  });

  it('leaves what is copied otherwise as it is', () => {
    openLink();
    press('Copy payment link');
    const own = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
    document.dispatchEvent(own);
    expect(own.clipboardData?.getData('text/plain')).toBe('');
    expect(own.defaultPrevented).toBe(false);
  });

  it('by hand needs no more than the field: it selects all of it', () => {
    openLink();
    fireEvent.focus(linkAddress());
    expectSelected();
  });
});
