// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import {
  isPaymentBlocked,
  press,
  renderPod,
  renderView,
  textOnScreen,
  type,
} from '../support/render-pod.tsx';

afterEach(cleanup);

const choose = (label: string) => fireEvent.click(screen.getByRole('radio', { name: new RegExp(label) }));
const amount = () => screen.getByLabelText<HTMLInputElement>('Amount');
const problem = () => {
  const ids = (amount().getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
};

function openForm(...parts: Parameters<typeof actionable>) {
  const pod = renderView(actionable(...parts));
  press('Send to Terminal');
  return pod;
}

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
    expect(isPaymentBlocked('Send to Terminal')).toBe(true);
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
    expect(isPaymentBlocked('Send to Terminal')).toBe(false);
    show({ view: actionable({ terminals: [{ id: 'trm_front', label: 'Front desk', state: 'offline' }] }) });
    expect(textOnScreen()).toContain('No terminal is ready.');
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it.each(['busy', 'offline'] as const)('asks for another one when the chosen one is %s by now', (state) => {
    const { show } = openForm({}, { lastTerminalId: 'trm_front' });
    const [front, ...others] = actionable().invoice.terminals;
    if (front === undefined) throw new Error('There is no terminal.');
    show({ view: actionable({ terminals: [{ ...front, state }, ...others] }) });
    expect(textOnScreen()).toContain(`Front desk is ${state}. Choose another terminal.`);
    expect(isPaymentBlocked('Send to Terminal')).toBe(true);
  });
});

describe('the amount', () => {
  it('starts with the balance, and comes to a total with the surcharge before anything is sent', () => {
    openForm();
    expect(amount().value).toBe('1000.00');
    expect(textOnScreen()).toContain(`Surcharge${formatMoney(usd(2500))}`);
    expect(textOnScreen()).toContain(`Total${formatMoney(usd(102500))}`);
  });

  const upTo = [
    { method: 'card', percent: 2.5 },
    { method: 'card', cardKind: 'debit', percent: 0 },
  ];

  it('comes to a total with and without the surcharge where that depends on the card', () => {
    const { panel } = openForm({ surcharge: upTo }, { lastTerminalId: 'trm_front' });
    expect(textOnScreen()).toContain('SurchargeUp to $25.00');
    expect(textOnScreen()).toContain('Total$1,000.00 to $1,025.00');
    expect(textOnScreen()).toContain('The surcharge depends on the card.');
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith({
      terminalId: 'trm_front',
      amount: usd(100000),
      invoiceVersion: '1',
    });
  });

  it('is not sent where the surcharge cannot be read: nobody could see the total', () => {
    const { panel } = openForm({ surcharge: null }, { lastTerminalId: 'trm_front' });
    expect(textOnScreen()).toContain('We couldn’t read WisePay’s surcharge, so the total isn’t known.');
    expect(textOnScreen()).not.toContain('Total$1,000.00');
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
    press('Open the card-present screen in WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
  });

  it('says nothing of the card where the surcharge is the same for all', () => {
    openForm();
    expect(textOnScreen()).not.toContain('depends on the card');
  });

  it('shows no surcharge where no card costs one', () => {
    openForm({ surcharge: [{ method: 'bank_debit', percent: 1 }] });
    expect(textOnScreen()).not.toContain('Surcharge');
    expect(textOnScreen()).toContain(`Total${formatMoney(usd(100000))}`);
  });

  it('never adds up two rules for cards', () => {
    const rules = [
      { method: 'card', percent: 1.5 },
      { method: 'card', percent: 2.5 },
    ];
    openForm({ surcharge: rules });
    expect(textOnScreen()).toContain('SurchargeUp to $25.00');
    expect(textOnScreen()).toContain('Total$1,015.00 to $1,025.00');
  });

  it.each([
    ['JPY', 98000, 2450, '¥98,000 to ¥100,450'],
    ['KWD', 45125, 1128, 'KWD 45.125 to KWD 46.253'],
  ])('keeps to the decimals of %s on both sides', (currency, balance, _, total) => {
    openForm({ currency, balance: { value: balance, currency }, surcharge: upTo });
    expect(textOnScreen()).toContain(`Total${total}`);
  });

  it.each([
    ['', 'Enter an amount.'],
    ['1e3', 'Enter the amount in figures, such as 1250.00.'],
    ['1.005', 'USD has 2 decimals.'],
    ['-5', 'The amount has to be above zero.'],
    ['1000.01', `More than is owed: the balance is ${formatMoney(usd(100000))}.`],
    ['9'.repeat(30), 'The amount is too large.'],
  ])('is refused in words beside the field, and nothing can be sent: %s', (text, words) => {
    const { panel } = openForm({}, { lastTerminalId: 'trm_front' });
    type('Amount', text);
    expect(problem()).toContain(words);
    expect(amount().getAttribute('aria-invalid')).toBe('true');
    expect(textOnScreen()).not.toContain('Surcharge');
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it.each([
    ['750', 75000],
    ['1,000.00', 100000],
    ['0,5', 50],
    ['١٢', 1200],
  ])('is sent exactly as it was typed, in minor units: %s', (text, value) => {
    const { panel } = openForm();
    choose('Service counter');
    type('Amount', text);
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith({
      terminalId: 'trm_service',
      amount: usd(value),
      invoiceVersion: '1',
    });
  });

  it('keeps to the currency’s own decimals', () => {
    const kwd = (value: number) => ({ value, currency: 'KWD' });
    const { panel } = openForm(
      { currency: 'KWD', balance: kwd(120500), surcharge: [] },
      { lastTerminalId: 'trm_front' },
    );
    expect(amount().value).toBe('120.500');
    type('Amount', '0.125');
    press('Send to Terminal');
    expect(panel.sendToTerminal.mock.calls[0]?.[0].amount).toEqual(kwd(125));
  });
});

describe('sending', () => {
  const ready = { lastTerminalId: 'trm_front' };

  it('happens once, however often the button is pressed while it is under way', () => {
    const { show, panel } = openForm({}, ready);
    show({ view: actionable({}, ready), busy: 'terminal' });
    press('Send to Terminal');
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('has to be meant where an automatic payment is scheduled', () => {
    const scheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881' };
    const { panel } = openForm({ scheduledPayment }, ready);
    expect(textOnScreen()).toMatch(/will charge Visa •••• 1881 on .*2026.*paid twice/);
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Take this payment all the same' }));
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ acknowledged: scheduledPayment }),
    );
  });

  it('is held back while it is not known what became of an earlier payment', () => {
    const unknown = operation({ kind: 'terminal' });
    const { show, panel } = openForm({}, ready);
    show({ view: actionable({}, { ...ready, operations: [unknown] }) });
    expect(textOnScreen()).toContain(
      'We do not know yet whether the payment of $100.00 reached the terminal',
    );
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('is held back when the invoice was paid meanwhile, and says why', () => {
    const { show, panel } = openForm({}, ready);
    show({ view: actionable(without('terminal', 'invoice_paid'), ready) });
    expect(textOnScreen()).toContain('Nothing is left to pay.');
    press('Send to Terminal');
    expect(panel.sendToTerminal).not.toHaveBeenCalled();
  });

  it('gives way to the payment on the terminal, and starts afresh next time', () => {
    const { show } = openForm({}, ready);
    type('Amount', '500');
    press('Send to Terminal');
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
    press('Send to Terminal');
    const refused = operation({ kind: 'terminal', state: 'refused', problemCode: 'invoice_changed' });
    show({ view: actionable({ version: '2', balance: usd(90000) }, { ...ready, operations: [refused] }) });
    expect(amount().value).toBe('333.33');
    expect(problem()).toContain(`it was ${formatMoney(usd(100000))}, now it is ${formatMoney(usd(90000))}`);
    expect(textOnScreen()).toContain(
      'The invoice has changed; review it and try again. Nothing was charged.',
    );
    expect(isPaymentBlocked('Send to Terminal')).toBe(false);
  });

  it('that failed says so at once, and keeps the form', () => {
    const { show } = openForm({}, ready);
    type('Amount', '10');
    const error = { code: 'offline', details: {} } as const;
    show({ view: actionable({}, ready), failure: { action: 'terminal', error } });
    expect(screen.getByRole('alert').textContent).toContain('WisePay cannot be reached');
    expect(screen.getByRole('alert').textContent).toContain('If the payment reached WisePay after all');
    expect(amount().value).toBe('10');
  });

  it('can be done on WisePay’s own screen instead', () => {
    const { panel } = openForm();
    press('Open the card-present screen in WisePay');
    expect(panel.open).toHaveBeenCalledExactlyOnceWith('card_present');
  });
});

describe('what was on screen is what is sent', () => {
  const dearer = { version: '2', surcharge: [{ method: 'card', percent: 4 }] };

  it('with the newest version where nothing of the total has changed', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable({ version: '2' }) });
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '2', terminalId: 'trm_front' }),
    );
  });

  it('with the version that was seen where the total has changed just before the click, and says that it has', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable(dearer) });
    expect(textOnScreen()).toContain(
      `The total has changed: it was ${formatMoney(usd(102500))}, now it is ${formatMoney(usd(104000))}.`,
    );
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '1' }),
    );
    // WisePay refuses that; the next click confirms the figures on screen by then.
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenLastCalledWith(expect.objectContaining({ invoiceVersion: '2' }));
    expect(textOnScreen()).not.toContain('The total has changed');
  });

  it('with the newest version where the form was opened again since', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    press('Back');
    show({ view: actionable(dearer) });
    press('Send to Terminal');
    press('Send to Terminal');
    expect(panel.sendToTerminal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ invoiceVersion: '2' }),
    );
  });

  it('with the newest version once the person has changed something with it on screen', () => {
    const { show, panel } = openForm({}, { lastTerminalId: 'trm_front' });
    show({ view: actionable(dearer) });
    type('Amount', '500');
    expect(textOnScreen()).not.toContain('The total has changed');
    press('Send to Terminal');
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
