/** The badge that calls a person back to a panel. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  approved,
  type NotificationsHarness,
  notificationsHarness,
  open,
  refunds,
  signIn,
} from './support/notifications-harness.ts';

let badge: NotificationsHarness['badge'];
let see: NotificationsHarness['see'];
let leave: NotificationsHarness['leave'];
let comeBack: NotificationsHarness['comeBack'];
let told: NotificationsHarness['told'];

beforeEach(() => {
  ({ badge, see, leave, comeBack, told } = notificationsHarness());
});

describe('the mark for what ends while nobody looks', () => {
  it('is put up at once, and goes when the person comes back and is told', () => {
    see(open);
    leave();
    see(approved);
    expect(badge.mock.calls).toEqual([['good']]);
    expect(told()).toEqual([]);
    comeBack();
    expect(badge.mock.calls).toEqual([['good'], ['none']]);
    expect(told()).toEqual(['tp_1 approved']);
  });

  it('is put up again when the person leaves before the invoice was there to tell it', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    see(signIn);
    comeBack();
    leave();
    see(refunds('failed', 'succeeded'));
    expect(badge.mock.calls).toEqual([['problem'], ['none'], ['problem']]);
  });

  it('is not put up again for what was seen, though nobody has put it away', () => {
    see(refunds('pending', 'pending'));
    leave();
    see(refunds('failed', 'pending'));
    comeBack();
    leave();
    see(refunds('failed', 'pending'));
    expect(badge.mock.calls).toEqual([['problem'], ['none']]);
    see(refunds('failed', 'succeeded'));
    expect(badge.mock.calls).toEqual([['problem'], ['none'], ['good']]);
    comeBack();
    expect(told()).toEqual(['ref_0 failed', 'ref_1 succeeded']);
  });

  it('is neither put up twice, nor taken away where it is not there', () => {
    see(open);
    leave();
    see(approved);
    see({ ...approved });
    comeBack();
    leave();
    comeBack();
    expect(badge.mock.calls).toEqual([['good'], ['none']]);
  });
});
