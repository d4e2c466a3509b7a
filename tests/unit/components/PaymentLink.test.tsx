// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { correction, generate } from 'lean-qr';
import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { formatDay } from '#components/words/invoice-words.ts';
import type { ReadyView } from '#lib/pod/contract/views.ts';
import { actionable, operation, terminalPayment } from '../support/actionable.ts';
import { drawnModules } from '../support/drawn-modules.ts';
import { readQrCode } from '../support/read-qr-code.ts';
import { press, renderView, textOnScreen } from '../support/render-pod.tsx';

const paymentLink = 'https://app.wisepay.example/link/0b6a3a4e-6f57-4a8f-9f0e-0d1c2b3a4958';
const withLink = (link = paymentLink, change: Partial<Omit<ReadyView, 'invoice'>> = {}) =>
  actionable({}, { paymentLink: link, ...change });

/** Stands for the browser's: what it answers, and what has reached the clipboard. */
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

const toggle = () => screen.getByRole('button', { name: 'Payment link' });
const section = () => screen.getByRole('region', { name: 'Payment link' });
const code = () => screen.getByRole('img', { name: 'QR code of the payment link' });
const address = () => screen.getByRole('textbox', { name: 'Address of the payment link' });
const said = () => within(section()).getByRole('status').textContent;

function open(view = withLink()) {
  const panel = renderView(view);
  press('Payment link');
  return panel;
}

describe('the payment link', () => {
  it('is a button first, and opens in place without asking for anything', () => {
    const { wishCount } = renderView(withLink());
    expect(toggle().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('img')).toBeNull();
    press('Payment link');
    expect(toggle().getAttribute('aria-expanded')).toBe('true');
    expect(section().id).toBe(toggle().getAttribute('aria-controls'));
    expect(wishCount()).toBe(0);
    press('Payment link');
    expect(toggle().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('stays open after a double click', () => {
    renderView(withLink());
    fireEvent.click(toggle(), { detail: 1 });
    fireEvent.click(toggle(), { detail: 2 });
    expect(code()).toBeTruthy();
  });

  it('can be read and selected, and is nothing that opens', () => {
    open();
    expect(address()).toMatchObject({ value: paymentLink, readOnly: true });
    expect(document.querySelectorAll('a, iframe, img, form')).toHaveLength(0);
  });

  it('stays open when the invoice is looked at again, and changes with it', () => {
    const { show } = open();
    const other = 'https://app.wisepay.example/link/2';
    press('Copy link');
    show({ view: withLink(other) });
    expect(address()).toMatchObject({ value: other });
    expect(readQrCode(codeOnly(code())).text).toBe(other);
    expect(said()).toBe('');
  });

  it.each<[string, ReadyView]>([
    ['an invoice without one', actionable()],
    ['a payment is open on a terminal', withLink(paymentLink, { terminalPayment })],
    [
      'it is not known yet whether a payment was taken',
      withLink(paymentLink, { operations: [operation({ kind: 'terminal_payment', state: 'open' })] }),
    ],
  ])('is not there while it would mislead: %s', (name, view) => {
    const { paymentLink: _, ...none } = view;
    renderView(name === 'an invoice without one' ? { ...none, kind: 'ready' } : view);
    expect(screen.queryByRole('button', { name: 'Payment link' })).toBeNull();
  });

  it('makes way for a form', () => {
    renderView(withLink());
    press('Refund');
    expect(screen.queryByRole('button', { name: 'Payment link' })).toBeNull();
  });

  it('says that an automatic payment will run, so that nobody pays twice', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    open(actionable({ scheduledPayment }, { paymentLink }));
    expect(section().textContent).toContain(
      `WisePay will charge Visa •••• 1881 on ${formatDay('2026-06-05')}`,
    );
    expect(section().textContent).toContain('this invoice may be paid twice');
    cleanup();
    open();
    expect(textOnScreen()).not.toContain('paid twice');
  });
});

/** The code without the white around it. */
function codeOnly(svg: Element): boolean[][] {
  return drawnModules(svg)
    .modules.slice(4, -4)
    .map((row) => row.slice(4, -4));
}

describe('the QR code of the payment link', () => {
  it.each([
    paymentLink,
    'https://app.wisepay.example/link/1',
    'https://app.wisepay.example/L?invoice=20101&amount=1000.00#%F0%9F%92%B6',
    'HTTPS://APP.WISEPAY.EXAMPLE/0123456789',
  ])('is read as the link: %s', (link) => {
    open(withLink(link));
    const { text, level } = readQrCode(codeOnly(code()));
    expect(text).toBe(link);
    expect(level).not.toBe('L');
  });

  it.each([
    ['a link as they are', paymentLink],
    ['the longest one', paymentLink.padEnd(504, 'a')],
  ])('has every module where it belongs: %s', (_, link) => {
    open(withLink(link));
    const bitmap = generate(link, { minCorrectionLevel: correction.M });
    const { modules } = drawnModules(code());
    expect(modules).toEqual(modules.map((row, y) => row.map((_, x) => bitmap.get(x - 4, y - 4))));
    expect(modules).toHaveLength(bitmap.size + 8);
  });

  it('is surrounded by white, four modules wide', () => {
    open();
    const { modules } = drawnModules(code());
    const edge = modules.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, row.length - 1 - x, modules.length - 1 - y) < 4),
    );
    expect(edge).not.toContain(true);
    const [x, y, width, height] = (code().getAttribute('viewBox') ?? '').split(' ');
    const light = code().querySelector('rect.light');
    expect(['x', 'y', 'width', 'height'].map((side) => light?.getAttribute(side))).toEqual([
      x,
      y,
      width,
      height,
    ]);
  });

  it('has the three marks by which cameras find it', () => {
    open();
    const modules = codeOnly(code());
    const last = modules.length - 7;
    for (const [row, column] of [
      [0, 0],
      [0, last],
      [last, 0],
    ] as const) {
      const mark = modules.slice(row, row + 7).map((line) =>
        line
          .slice(column, column + 7)
          .map((isDark) => (isDark ? '#' : '.'))
          .join(''),
      );
      expect(mark).toEqual(['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']);
    }
  });

  it.each([
    [30, 6],
    [74, 6],
    [251, 4],
    [504, 3],
  ])('has modules in whole pixels, as large as fits: %i characters', (length, pixels) => {
    open(withLink(paymentLink.slice(0, 28).padEnd(length, 'x')));
    const drawing = drawnModules(code());
    expect(drawing.pixels).toBe(pixels);
    expect(drawing.modules.length * drawing.pixels).toBeLessThanOrEqual(288);
    expect(code().getAttribute('height')).toBe(code().getAttribute('width'));
  });

  it('is left out where it would be too fine to be read, and the link is still there', () => {
    const link = paymentLink.padEnd(505, 'x');
    open(withLink(link));
    expect(screen.queryByRole('img')).toBeNull();
    expect(textOnScreen()).toContain('The link is too long for a QR code.');
    expect(address()).toMatchObject({ value: link });
  });
});

describe('copying the payment link', () => {
  it('puts it on the clipboard as it is, and says so', () => {
    open();
    expect(said()).toBe('');
    press('Copy link');
    expect(execCommand.mock.calls).toEqual([['copy']]);
    expect(clipboard?.getData('text/plain')).toBe(paymentLink);
    expect(said()).toBe('Copied.');
  });

  it('says it again each time', () => {
    open();
    press('Copy link');
    const first = within(section()).getByText('Copied.');
    press('Copy link');
    expect(within(section()).getByText('Copied.')).not.toBe(first);
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
  ])('says what to do where the browser %s', (_, answer) => {
    execCommand.mockImplementation(answer);
    open();
    press('Copy link');
    expect(said()).toBe('The browser did not let it be copied. Select it and copy it yourself.');
  });

  it('leaves what is copied otherwise as it is', () => {
    open();
    press('Copy link');
    const own = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
    document.dispatchEvent(own);
    expect(own.clipboardData?.getData('text/plain')).toBe('');
    expect(own.defaultPrevented).toBe(false);
  });

  it('by hand needs no more than the field: it selects all of it', () => {
    open();
    const field = address();
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('The address is no field.');
    fireEvent.focus(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, paymentLink.length]);
  });
});
