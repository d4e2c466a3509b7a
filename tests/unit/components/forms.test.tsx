// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actionable, terminalPayment } from '../support/actionable.ts';
import { chooseReason } from '../support/refund-form.ts';
import { actionNames, press, renderView, type } from '../support/render-pod.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const entries = ['Send to Terminal', 'Re-send Reminder', 'Refund'] as const;
const focused = () => document.activeElement;
const pressEscape = (init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(focused() ?? document.body, { key: 'Escape', ...init });
const amount = () => screen.queryByLabelText<HTMLInputElement>('Amount')?.value;

describe('the buttons of an invoice', () => {
  it('are all there when everything can be done', () => {
    renderView(actionable());
    expect(actionNames()).toEqual(['Pay Invoice', ...entries]);
  });

  it.each(entries)('give way to one form at a time, whose heading has the focus: %s', (name) => {
    const { callCount } = renderView(actionable());
    press(name);
    expect(focused()).toBe(screen.getByRole('heading', { name }));
    expect(actionNames()).not.toContain('Pay Invoice');
    expect(entries.filter((entry) => entry !== name && actionNames().includes(entry))).toEqual([]);
    expect(callCount()).toBe(0);
  });

  it.each(entries)('get the focus back with “Back”: %s', (name) => {
    renderView(actionable());
    press(name);
    press('Back');
    expect(focused()).toBe(screen.getByRole('button', { name }));
  });

  it.each(entries)('get the focus back with Escape: %s', (name) => {
    renderView(actionable());
    press(name);
    pressEscape();
    expect(focused()).toBe(screen.getByRole('button', { name }));
  });

  it('do not take the focus from the page around the panel', () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    renderView(actionable());
    press('Refund');
    expect(focused()).toBe(document.body);
  });
});

describe('a form', () => {
  it('is not closed by the Escape that ends an input method', () => {
    renderView(actionable());
    press('Refund');
    pressEscape({ isComposing: true });
    expect(screen.getByRole('heading', { name: 'Refund' })).toBeTruthy();
  });

  it('sends nothing on Enter', () => {
    const { callCount } = renderView(actionable({}, { lastTerminalId: 'trm_front' }));
    press('Send to Terminal');
    fireEvent.keyDown(screen.getByLabelText('Amount'), { key: 'Enter' });
    expect(document.querySelector('form')).toBeNull();
    expect(callCount()).toBe(0);
  });

  it('goes from the review back to the fields, then closes', () => {
    renderView(actionable());
    press('Refund');
    chooseReason('other');
    press('Review');
    expect(focused()).toBe(screen.getByRole('heading', { name: 'Review the refund' }));
    pressEscape();
    expect(focused()).toBe(screen.getByRole('heading', { name: 'Refund' }));
    pressEscape();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Refund' }));
  });

  it('hands the focus to the payment that it has become', () => {
    const { show } = renderView(actionable({}, { lastTerminalId: 'trm_front' }));
    press('Send to Terminal');
    show({ view: actionable({}, { terminalPayment }) });
    expect(focused()).toBe(screen.getByRole('heading', { name: /on Front desk/ }));
  });
});

describe('what somebody has typed', () => {
  function typeAmount() {
    const pod = renderView(actionable());
    press('Send to Terminal');
    type('Amount', '12,34');
    return pod;
  }

  it('stays when the view refreshes', () => {
    const { show } = typeAmount();
    show({ view: actionable({ version: '2' }) });
    expect(amount()).toBe('12,34');
  });

  it('stays while WisePay cannot be reached', () => {
    const { show } = typeAmount();
    show({ view: { kind: 'unavailable', error: { code: 'offline', details: {} } } });
    show({ view: actionable() });
    expect(amount()).toBe('12,34');
  });

  it('stays while the panel is collapsed', () => {
    const { show } = typeAmount();
    show({ view: actionable() }, true);
    show({ view: actionable() });
    expect(amount()).toBe('12,34');
  });

  it('stays when the form is closed and opened again', () => {
    typeAmount();
    press('Back');
    press('Send to Terminal');
    expect(amount()).toBe('12,34');
  });

  it('stays when somebody else’s payment comes up on the terminal', () => {
    const { show } = typeAmount();
    show({ view: actionable({}, { terminalPayment }) });
    expect(amount()).toBeUndefined();
    show({ view: actionable() });
    press('Send to Terminal');
    expect(amount()).toBe('12,34');
  });

  it('never ends up with another invoice', () => {
    const { show } = typeAmount();
    const other = actionable({ recordId: '5102', number: '20102' });
    show({ view: other });
    expect(actionNames()).toContain('Pay Invoice');
    press('Send to Terminal');
    expect(amount()).toBe('1000.00');
  });
});
