import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mark } from '#lib/pod/contract/mark-message.ts';
import { showTerminalPayment } from '#lib/pod/contract/shown.ts';
import type { PodView } from '#lib/pod/contract/views.ts';
import { type Away, createAway } from '#lib/pod/controllers/away.ts';
import type { Action } from '#lib/pod/controllers/view-keeper.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../../support/invoices.ts';
import { samplePayment, sampleRefund } from '../../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const payment = (change: Partial<TerminalPayment> = {}): PodView => ({
  ...readyView(),
  terminalPayment: showTerminalPayment({ ...sampleTerminalPayment, ...change }),
});
const open = payment();
const approved = payment(approvedTerminalPayment);
const refunds = (...states: readonly Refund['state'][]): PodView =>
  readyView({
    payments: [
      {
        ...samplePayment,
        refunds: states.map((state, index) => ({ ...sampleRefund, id: `ref_${index}`, state })),
      },
    ],
  });

const signIn: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
const unavailable: PodView = { kind: 'unavailable', error: { code: 'offline', details: {} } };

const mark = vi.fn<(mark: Mark) => void>();
let isHidden: boolean;
let away: Away;

beforeEach(() => {
  isHidden = false;
  mark.mockReset();
  away = createAway({ isHidden: () => isHidden, mark });
});

const see = (view: PodView | null, busy: Action | null = null) => away.see({ view, busy });

function leave() {
  isHidden = true;
  away.visibilityChanged();
}

function comeBack() {
  isHidden = false;
  away.visibilityChanged();
}

const told = () => away.news.map(({ id, state }) => `${id} ${state}`);

describe('what ends while nobody looks', () => {
  it('is marked at once, and told to whoever comes back, when the mark goes', () => {
    see(open);
    leave();
    see(approved);
    expect(mark.mock.calls).toEqual([['good']]);
    expect(told()).toEqual([]);
    comeBack();
    expect(mark.mock.calls).toEqual([['good'], ['none']]);
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('is told until the person puts it away', () => {
    see(open);
    leave();
    see(approved);
    comeBack();
    see({ ...approved });
    expect(told()).toEqual(['tp_1 approved']);
    away.putAway();
    expect(told()).toEqual([]);
  });

  it.each(['refund', 'pay', 'dismiss'] as const)('is told until something new is done: %s', (action) => {
    see(open);
    leave();
    see(approved);
    comeBack();
    see(approved, action);
    expect(told()).toEqual([]);
  });

  it.each(['check_again', 'open'] as const)('stays news while the person only looks: %s', (action) => {
    see(open);
    leave();
    see(approved);
    comeBack();
    see(approved, action);
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('adds up, with the latest of each', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('succeeded', 'pending'));
    see(refunds('succeeded', 'succeeded'));
    see(refunds('failed', 'succeeded'));
    expect(mark.mock.calls).toEqual([['good'], ['problem']]);
    comeBack();
    expect(told()).toEqual(['ref_1 succeeded', 'ref_0 failed']);
  });

  it('is told although WisePay could not be reached in between', () => {
    see(open);
    leave();
    see(unavailable);
    see(approved);
    comeBack();
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('is told after the sign-in that the person comes back to', () => {
    see(open);
    leave();
    see(approved);
    see(signIn);
    comeBack();
    see(signIn, 'sign_in');
    see(approved, 'sign_in');
    see(approved);
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('is told after the sign-in although the payment is not on screen any more', () => {
    see(open);
    leave();
    see(approved);
    see(signIn);
    comeBack();
    see(signIn, 'sign_in');
    see(readyView());
    expect(told()).toEqual(['tp_1 approved']);
  });

  it.each([
    ['the sign-in has lapsed', signIn, 'sign_in'],
    ['WisePay cannot be reached', unavailable, 'check_again'],
  ] as const)('is told once the invoice is there again where %s on return', (_, view, action) => {
    see(refunds('pending'));
    leave();
    comeBack();
    see(view);
    see(view, action);
    see(refunds('failed'), action);
    see(refunds('failed'));
    expect(told()).toEqual(['ref_0 failed']);
  });

  it('is marked again when the person leaves before the invoice was there to tell it', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    see(signIn);
    comeBack();
    leave();
    see(refunds('failed', 'succeeded'));
    expect(mark.mock.calls).toEqual([['problem'], ['none'], ['problem']]);
  });

  it('is told as it is now when it becomes another in front of the person', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('succeeded', 'succeeded'));
    comeBack();
    see(refunds('succeeded', 'succeeded'));
    see(refunds('failed', 'succeeded'));
    expect(told()).toEqual(['ref_0 failed', 'ref_1 succeeded']);
  });

  it('is not told any more when it is under way again', () => {
    see(refunds('pending'));
    leave();
    see(refunds('succeeded'));
    comeBack();
    see(refunds('pending'));
    expect(told()).toEqual([]);
  });

  it('is not marked again once it was seen, though nobody has put it away', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    comeBack();
    leave();
    see(refunds('failed', 'pending'));
    expect(mark.mock.calls).toEqual([['problem'], ['none']]);
    see(refunds('failed', 'succeeded'));
    expect(mark.mock.calls).toEqual([['problem'], ['none'], ['good']]);
    comeBack();
    expect(told()).toEqual(['ref_0 failed', 'ref_1 succeeded']);
  });

  it('is told by the first look after it where the hidden tab was frozen', () => {
    see(open);
    leave();
    comeBack();
    see(approved);
    expect(told()).toEqual(['tp_1 approved']);
    expect(mark).not.toHaveBeenCalled();
  });

  it('is told when the person left over an action of their own', () => {
    see(open);
    see(open, 'cancel_terminal_payment');
    leave();
    see(payment({ state: 'cancelled' }), 'cancel_terminal_payment');
    see(payment({ state: 'cancelled' }));
    comeBack();
    expect(told()).toEqual(['tp_1 cancelled']);
  });
});

describe('what ends in front of the person', () => {
  it('is no news', () => {
    see(open);
    see(approved);
    expect(told()).toEqual([]);
    expect(mark).not.toHaveBeenCalled();
  });

  it('is no news after the first look on return either', () => {
    see(open);
    leave();
    comeBack();
    see({ ...open });
    see(approved);
    expect(told()).toEqual([]);
  });

  it('is no news where it is what they have just asked for', () => {
    see(open);
    leave();
    comeBack();
    see(open, 'cancel_terminal_payment');
    see(payment({ state: 'cancelled' }), 'cancel_terminal_payment');
    expect(told()).toEqual([]);
  });
});

describe('a hidden panel', () => {
  it('has nothing to tell of what it finds at its start', () => {
    isHidden = true;
    away = createAway({ isHidden: () => isHidden, mark });
    see(null);
    see(approved);
    comeBack();
    expect(told()).toEqual([]);
    expect(mark).not.toHaveBeenCalled();
  });

  it('puts no mark up twice, and takes none away that is not there', () => {
    see(open);
    leave();
    see(approved);
    see({ ...approved });
    comeBack();
    leave();
    comeBack();
    expect(mark.mock.calls).toEqual([['good'], ['none']]);
  });
});
