// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '#components/popup/Popup.tsx';
import type { PopupState } from '#lib/popup/popup-controller.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { idlePopup } from '../support/popup.ts';
import { textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const noInvoice: PageState = {
  host: 'na.myconnectwise.net',
  invoice: null,
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: 'no_signal',
};
const invoice = { host: 'na.myconnectwise.net', recordId: '5101', number: '20101' };

function show(state: Partial<PopupState>) {
  const callbacks = {
    onOpen: vi.fn(),
    onClose: vi.fn(),
    onTeach: vi.fn(),
    onTeachOther: vi.fn(),
    onStopTeaching: vi.fn(),
    onCopyReport: vi.fn(),
    onOptions: vi.fn(),
  };
  render(<Popup state={{ ...idlePopup, ...state }} {...callbacks} />);
  return callbacks;
}

const showPage = (page: Partial<PageState>, state: Partial<PopupState> = {}) =>
  show({ tab: { kind: 'page', page: { ...noInvoice, ...page }, needsMember: true }, ...state });

const button = (name: string) => screen.queryByRole('button', { name });
const field = () => screen.getByLabelText<HTMLInputElement>('Invoice number');
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });

describe('the popup says', () => {
  it.each([
    ['elsewhere', 'Not a ConnectWise PSA page'],
    ['not_served', 'This PSA server isn’t set up'],
    ['silent', 'Refresh this page'],
  ] as const)('in a tab that is %s: %s', (kind, words) => {
    show({ tab: { kind } });
    expect(textOnScreen()).toContain(words);
    expect(screen.queryByLabelText('Invoice number')).toBeNull();
  });

  it.each<[Partial<PageState>, string]>([
    [{ invoice }, 'Invoice 20101The WisePay panel is on the page.'],
    [{ invoice: { host: 'h', recordId: '5101' } }, 'An invoiceThe WisePay panel is on the page.'],
    [{ invoice, isByHand: true }, 'Invoice 20101Opened by number.'],
    [{ invoice, isGivenUp: true }, 'The panel has stopped'],
    [{ invoice, hasMember: false }, 'We can’t tell who is signed in to PSA'],
    [{ hasMember: false }, 'We can’t tell who is signed in to PSA'],
    [{}, 'No invoice found on this page'],
    [{ noneReason: 'hosted_instead' }, 'WisePay’s own pod is on this page'],
    [{ noneReason: 'hosted_instead', invoice, isByHand: true }, 'Invoice 20101Opened by number.'],
  ])('on a page of PSA: %j', (page, words) => {
    showPage(page);
    expect(textOnScreen()).toContain(words);
  });

  it('what went wrong, beside what it knows of the tab', () => {
    showPage({ invoice }, { error: { code: 'internal', details: {} } });
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong');
    expect(textOnScreen()).toContain('Invoice 20101');
  });
});

describe('a number can be typed', () => {
  it('only where somebody is signed in and no invoice is shown', () => {
    for (const page of [{ invoice }, { hasMember: false }, { invoice, isGivenUp: true }]) {
      showPage(page);
      expect(screen.queryByLabelText('Invoice number')).toBeNull();
      cleanup();
    }
  });

  it('and is opened by the button', () => {
    const { onOpen } = showPage({});
    type(' #20101 ');
    fireEvent.click(screen.getByRole('button', { name: 'Open the panel' }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('20101');
  });

  it('and is opened by Enter, but not while it is being composed', () => {
    const { onOpen } = showPage({});
    type('20101');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('20101');
  });

  it('and is refused in words where it is none', () => {
    const { onOpen } = showPage({});
    type('twenty invoices');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onOpen).not.toHaveBeenCalled();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(textOnScreen()).toContain('Use up to 15 letters');
  });

  it('and is opened once while it is under way', () => {
    const { onOpen } = showPage({}, { busy: 'popup.open' });
    type('20101');
    fireEvent.keyDown(field(), { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Open the panel' }));
    expect(onOpen).not.toHaveBeenCalled();
  });
});

describe('what was opened by its number', () => {
  it('can be closed', () => {
    const { onClose } = showPage({ invoice, isByHand: true });
    fireEvent.click(screen.getByRole('button', { name: 'Close the panel' }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('has a button for that, which what the page showed by itself has not', () => {
    showPage({ invoice });
    expect(button('Close the panel')).toBeNull();
  });
});

describe('the diagnostics report', () => {
  it('is asked for in every tab', () => {
    const { onCopyReport } = show({ tab: { kind: 'elsewhere' } });
    fireEvent.click(screen.getByRole('button', { name: 'Copy diagnostics report' }));
    expect(onCopyReport).toHaveBeenCalledOnce();
  });

  it.each([
    [true, 'Copied. Contains no names, emails, or amounts.'],
    [false, 'Couldn’t copy. Select the text below and copy it yourself.'],
  ])('is shown, with what became of copying it: %s', (isCopied, words) => {
    show({ tab: { kind: 'elsewhere' }, report: { text: 'Made: now', isCopied } });
    expect(textOnScreen()).toContain(words);
    expect(screen.getByLabelText<HTMLTextAreaElement>('The report').value).toBe('Made: now');
  });
});

it('the options are one click away', () => {
  const { onOptions } = show({});
  fireEvent.click(screen.getByRole('button', { name: 'Options' }));
  expect(onOptions).toHaveBeenCalledOnce();
});
