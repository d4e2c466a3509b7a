// @vitest-environment happy-dom
/** Whether the review window has come to rest. Times are in ms. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WindowRest, watchWindowRest } from '#lib/panel/guard/window-rest.ts';
import { act, elapse, stopTime } from './support/fake-page.ts';

let rest: WindowRest;
let life: AbortController;
let hasFocus: boolean;
let visibility: DocumentVisibilityState;

beforeEach(() => {
  stopTime();
  hasFocus = true;
  visibility = 'visible';
  vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  life = new AbortController();
  rest = watchWindowRest(window, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the review window', () => {
  it('is at rest half a second after it was first seen, and says so once', async () => {
    const changes: boolean[] = [];
    rest.follow((isAtRest) => changes.push(isAtRest));
    await elapse(500);
    expect(rest.isAtRest).toBe(false);
    await elapse(100);
    expect(rest.isAtRest).toBe(true);
    await elapse(5_000);
    expect(changes).toEqual([false, true]);
  });

  it.each([
    ['hidden', 'visibilitychange', { isVisible: false, isFocused: true }],
    ['without the focus', 'blur', { isVisible: true, isFocused: false }],
  ])('is not at rest once it is %s, and half a second after that', async (_, event, state) => {
    await elapse(1_000);
    visibility = state.isVisible ? 'visible' : 'hidden';
    hasFocus = state.isFocused;
    act(event, {}, event === 'blur' ? window : document);
    expect(rest.isAtRest).toBe(false);
    visibility = 'visible';
    hasFocus = true;
    await elapse(450);
    expect(rest.isAtRest).toBe(false);
    await elapse(100);
    expect(rest.isAtRest).toBe(true);
  });

  it('is never at rest without the focus, however long it is on screen', async () => {
    hasFocus = false;
    await elapse(5_000);
    expect(rest.isAtRest).toBe(false);
  });

  it.each(['screenX', 'screenY', 'outerWidth', 'outerHeight'] as const)(
    'is not at rest when it moves or changes its size: %s',
    async (name) => {
      const value = window[name];
      await elapse(1_000);
      Object.defineProperty(window, name, { value: value + 1, configurable: true, writable: true });
      await elapse(50);
      expect(rest.isAtRest).toBe(false);
      await elapse(600);
      expect(rest.isAtRest).toBe(true);
      Object.defineProperty(window, name, { value, configurable: true, writable: true });
    },
  );

  it('tells nobody who no longer listens, and looks no more when it ends', async () => {
    const changes: boolean[] = [];
    const leave = rest.follow((isAtRest) => changes.push(isAtRest));
    leave();
    await elapse(1_000);
    expect(changes).toEqual([false]);
    life.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a mouse in the review window', () => {
  it('has stayed long enough after 120 ms, from when it came', async () => {
    await elapse(1_000);
    act('pointerover');
    await elapse(60);
    act('pointerover');
    expect(rest.hasStayed(1_119)).toBe(false);
    expect(rest.hasStayed(1_120)).toBe(true);
  });

  it.each([
    ['a pen', { pointerType: 'pen' }],
    ['a script', { isTrusted: false }],
  ])('is not one that came by %s', async (_, init) => {
    await elapse(1_000);
    act('pointerover', init);
    expect(rest.hasStayed(1_001)).toBe(true);
  });

  it('has left only with the window, not with one of its elements', async () => {
    await elapse(1_000);
    act('pointerover');
    act('pointerleave', {}, document.body);
    expect(rest.hasStayed(1_001)).toBe(false);
    act('pointerleave', {}, document.documentElement);
    expect(rest.hasStayed(1_001)).toBe(true);
  });
});
