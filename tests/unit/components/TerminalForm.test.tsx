// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import { isPaymentBlocked, press, renderPod, textOnScreen, type } from '../support/render-pod.tsx';
import { amount, chargeButton, openForm, problem } from '../support/terminal-form.ts';

afterEach(cleanup);

describe('choosing a terminal', () => {
  it('shows each with its state in words, and only lets those be chosen that are ready', () => {
    openForm();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ parentElement }) => parentElement?.textContent)).toEqual([
      'Front desk Ready',
      'Service counter Ready',
      'Lobby Busy',
      'Warehouse Offline',
    ]);
    expect(radios.map(({ disabled }) => disabled)).toEqual([false, false, true, true]);
    expect(radios.some(({ checked }) => checked)).toBe(false);
    expect(textOnScreen()).toContain('Choose a terminal.');
    expect(isPaymentBlocked(chargeButton)).toBe(true);
  });

  it.each([
    ['trm_service', 'Service counter'],
    ['trm_lobby', undefined],
    ['trm_gone', undefined],
  ])('starts with the last one if it is ready: %s', (lastTerminalId, label) => {
    openForm({}, { lastTerminalId });
    const chosen = screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked);
    expect(chosen?.parentElement?.textContent?.replace(' Ready', '')).toBe(label);
  });

  it('says so when the chosen one is no longer ready, and sends nothing', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    expect(isPaymentBlocked(chargeButton)).toBe(false);
    show({ view: actionable({ terminals: [{ id: 'trm_front', label: 'Front desk', state: 'offline' }] }) });
    expect(textOnScreen()).toContain('No terminal is available.');
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it.each([
    ['busy', 'Front desk is taking another payment. Wait for it to finish or choose another terminal.'],
    ['offline', 'Front desk is offline. Reconnect it or choose another terminal.'],
  ] as const)('says calmly when the chosen one is %s by now, and keeps it and the amount', (state, words) => {
    const { show } = openForm({}, { lastTerminalId: 'trm_front' });
    const [front, ...others] = actionable().invoice.terminals;
    if (front === undefined) throw new Error('There is no terminal.');
    type('Amount', '500');
    show({ view: actionable({ terminals: [{ ...front, state }, ...others] }) });
    expect(textOnScreen()).toContain(words);
    expect(document.querySelector('.terminals .field-problem')).toBeNull();
    expect(isPaymentBlocked(chargeButton)).toBe(true);
    show({ view: actionable() });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Front desk/ }).checked).toBe(true);
    expect(amount().value).toBe('500');
    expect(isPaymentBlocked(chargeButton)).toBe(false);
  });
});

describe('sending', () => {
  const ready = { lastTerminalId: 'trm_front' };

  it('happens once, however often the button is pressed while it is under way', () => {
    const { show, panel } = openForm({}, ready);
    show({ view: actionable({}, ready), busy: 'terminal' });
    press(chargeButton);
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('has to be meant where an automatic payment is scheduled', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    const { panel } = openForm({ scheduledPayment }, ready);
    expect(textOnScreen()).toMatch(
      /will charge Visa •••• 1881 on .*2026.*Paying now could pay this invoice twice/,
    );
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('checkbox', { name: 'I understand – take this payment anyway' }));
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ acknowledged: scheduledPayment }),
    );
  });

  it('is held back while it is not known what became of an earlier payment', () => {
    const unknown = operation({ kind: 'terminal' });
    const { show, panel } = openForm({}, ready);
    show({ view: actionable({}, { ...ready, operations: [unknown] }) });
    expect(textOnScreen()).toContain('We’re confirming whether the $100.00 payment reached the terminal.');
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('is held back when the invoice was paid meanwhile, and says why', () => {
    const { show, panel } = openForm({}, ready);
    show({ view: actionable(without('terminal', 'invoice_paid'), ready) });
    expect(textOnScreen()).toContain('Paid in full.');
    press(chargeButton);
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('gives way to the payment on the terminal, and starts afresh next time', () => {
    const { show } = openForm({}, ready);
    type('Amount', '500');
    press(chargeButton);
    show({ view: actionable({}, { ...ready, terminalPayment }) });
    expect(screen.queryByLabelText('Amount')).toBeNull();
    expect(screen.getByRole('region', { name: `${formatMoney(usd(51250))} on Front desk` })).toBeTruthy();
    show({ view: actionable({ balance: usd(50000) }, ready) });
    press('Send to Terminal');
    expect(amount().value).toBe('500.00');
    expect(problem()).toBe('');
  });

  it('keeps what was typed when it was refused, and points out what has changed', () => {
    const { show } = openForm({}, ready);
    type('Amount', '333.33');
    press(chargeButton);
    const refused = operation({ kind: 'terminal', state: 'refused', problemCode: 'invoice_changed' });
    show({ view: actionable({ version: '2', balance: usd(90000) }, { ...ready, operations: [refused] }) });
    expect(amount().value).toBe('333.33');
    expect(problem()).toContain(`from ${formatMoney(usd(100000))} to ${formatMoney(usd(90000))}`);
    expect(textOnScreen()).toContain('Review the new figures and try again. Nothing was charged.');
    expect(isPaymentBlocked(chargeButton)).toBe(false);
  });

  it('that failed says so at once, and keeps the form', () => {
    const { show } = openForm({}, ready);
    type('Amount', '10');
    const error = { code: 'offline', details: {} } as const;
    show({ view: actionable({}, ready), failure: { action: 'terminal', error } });
    expect(screen.getByRole('alert').textContent).toContain('Can’t reach WisePay');
    expect(screen.getByRole('alert').textContent).toContain('If WisePay did receive the payment');
    expect(amount().value).toBe('10');
  });

  it('can be done on WisePay’s own screen instead', () => {
    const { panel } = openForm();
    press('Take the card in WisePay instead');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
  });
});

describe('what was on screen is what is sent', () => {
  const dearer = { version: '2', surcharge: [{ method: 'card', percent: 4 }] };

  it('with the newest version where nothing of the total has changed', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable({ version: '2' }) });
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '2', terminalId: 'trm_front' }),
    );
  });

  it('with the version that was seen where the total has changed just before the click, and says that it has', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable(dearer) });
    expect(textOnScreen()).toContain(
      `The total changed from ${formatMoney(usd(102500))} to ${formatMoney(usd(104000))}.`,
    );
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '1' }),
    );
    // WisePay refuses that; the next click confirms the figures on screen by then.
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenLastCalledWith(expect.objectContaining({ invoiceVersion: '2' }));
    expect(textOnScreen()).not.toContain('The total changed');
  });

  it('with the newest version where the form was opened again since', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    press('Back');
    show({ view: actionable(dearer) });
    press('Send to Terminal');
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '2' }),
    );
  });

  it('with the newest version once the person has changed something with it on screen', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable(dearer) });
    type('Amount', '500');
    expect(textOnScreen()).not.toContain('The total changed');
    press(chargeButton);
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '2', amount: usd(50000) }),
    );
  });
});

describe('Send to Terminal', () => {
  it('is not offered to a merchant without terminals', () => {
    renderPod({ view: actionable(without('terminal', 'no_terminal')) });
    expect(screen.queryByRole('button', { name: 'Send to Terminal' })).toBeNull();
  });
});
