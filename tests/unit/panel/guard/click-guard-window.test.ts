// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { act, elapse } from './support/fake-page.ts';
import { click, type GuardHarness, guardHarness, refused } from './support/guard-harness.ts';

let guarded: GuardHarness;

afterEach(() => guarded.end());

describe('in a window of the extension’s own', () => {
  let isReady: boolean;
  let hasFocus: boolean;

  beforeEach(() => {
    hasFocus = true;
    vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
    guarded = guardHarness('window');
    guarded.guard.watch(guarded.button, (now) => {
      isReady = now;
    });
  });

  it('a button can be pressed once the window has had the focus for half a second', async () => {
    expect(isReady).toBe(false);
    expect(guarded.guard.check(click(), guarded.button)).toEqual(refused('not_yet'));
    await elapse(450);
    expect(isReady).toBe(false);
    await elapse(150);
    expect(isReady).toBe(true);
    act('pointerover');
    await elapse(150);
    expect(await guarded.press()).toEqual({ ok: true });
    expect(guarded.page.questions).toBe(0);
  });

  it.each([
    [
      'lost the focus to another window',
      () => {
        hasFocus = false;
        act('blur');
        hasFocus = true;
        act('focus');
      },
    ],
    [
      'been moved',
      () => Object.defineProperty(window, 'screenX', { value: window.screenX + 10, configurable: true }),
    ],
  ])('not so soon after the window has %s', async (_, change) => {
    await elapse(1_000);
    change();
    await elapse(100);
    expect(isReady).toBe(false);
    expect(guarded.guard.check(click(), guarded.button)).toEqual(refused('not_yet'));
    await elapse(600);
    expect(isReady).toBe(true);
  });

  it('a mouse that was not there before does not press, and a screen reader does', async () => {
    await elapse(1_000);
    expect(await guarded.press()).toEqual({ ok: true });
    act('pointerover');
    expect(await guarded.press()).toEqual(refused('not_yet'));
    await elapse(150);
    expect(await guarded.press({ clientX: 60 })).toEqual({ ok: true });
    act('pointerleave', {}, document.documentElement);
    act('pointerover');
    expect(await guarded.press({ clientX: 60 })).toEqual(refused('not_yet'));
  });

  it('a click that no person made never counts', async () => {
    await elapse(1_000);
    expect(guarded.guard.check(click({ isTrusted: false }), guarded.button)).toEqual(refused('untrusted'));
  });
});
