/** What a person who comes back to a panel is notified of: what ended meanwhile, apart from what they saw end. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readyView } from '../support/invoices.ts';
import {
  approved,
  type NotificationsHarness,
  notificationsHarness,
  open,
  payment,
  refunds,
  signIn,
  unavailable,
} from './support/notifications-harness.ts';

let notifications: NotificationsHarness['notifications'];
let badge: NotificationsHarness['badge'];
let see: NotificationsHarness['see'];
let leave: NotificationsHarness['leave'];
let comeBack: NotificationsHarness['comeBack'];
let told: NotificationsHarness['told'];

beforeEach(() => {
  ({ notifications, badge, see, leave, comeBack, told } = notificationsHarness());
});

describe('what ends while nobody looks', () => {
  it('is told until the person puts it away', () => {
    see(open);
    leave();
    see(approved);
    comeBack();
    see({ ...approved });
    expect(told()).toEqual(['tp_1 approved']);
    notifications.dismiss();
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
    expect(badge.mock.calls).toEqual([['good'], ['problem']]);
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
    ['Can’t reach WisePay', unavailable, 'check_again'],
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

  it('is told by the first look after it where the hidden tab was frozen', () => {
    see(open);
    leave();
    comeBack();
    see(approved);
    expect(told()).toEqual(['tp_1 approved']);
    expect(badge).not.toHaveBeenCalled();
  });

  it('is told when the person left over an action of their own', () => {
    see(open);
    see(open, 'terminal_cancel');
    leave();
    see(payment({ state: 'cancelled' }), 'terminal_cancel');
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
    expect(badge).not.toHaveBeenCalled();
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
    see(open, 'terminal_cancel');
    see(payment({ state: 'cancelled' }), 'terminal_cancel');
    expect(told()).toEqual([]);
  });
});

describe('a panel that nobody has looked at yet', () => {
  it('has nothing to tell of what it finds at its start', () => {
    ({ see, comeBack, told, badge } = notificationsHarness(true));
    see(null);
    see(approved);
    comeBack();
    expect(told()).toEqual([]);
    expect(badge).not.toHaveBeenCalled();
  });
});
