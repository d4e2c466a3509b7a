// @vitest-environment happy-dom
/** Which pointer presses can have been meant for a button. Times are in ms, places in CSS px. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresses, type Presses } from '#lib/panel/guard/presses.ts';
import { act, stopTime } from './support/fake-page.ts';

const counts = { ok: true };
const tooSoon = { ok: false, reason: 'not_yet' };
const passedOver = { ok: false };

let presses: Presses;
let life: AbortController;
let button: HTMLButtonElement;
let box: DOMRect;

beforeEach(() => {
  stopTime();
  life = new AbortController();
  presses = createPresses(window, life.signal);
  button = document.createElement('button');
  box = new DOMRect(0, 0, 100, 30);
  button.getBoundingClientRect = () => box;
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Presses at a time and place; returns the verdict. */
function pressAt(time: number, x = 10, y = 10) {
  vi.setSystemTime(time);
  act('pointerdown', { clientX: x, clientY: y });
  const press = presses.pressOf({ timeStamp: time });
  return press && presses.judge(press, button);
}

function watchAt(time: number) {
  vi.setSystemTime(time);
  return presses.watch(button);
}

function moveAt(time: number, left: number, top: number) {
  vi.setSystemTime(time);
  box = new DOMRect(left, top, 100, 30);
  presses.lookAgain();
}

describe('a press on a button that has just appeared', () => {
  it('counts from the time on in which a person can react', () => {
    watchAt(1_000);
    expect(pressAt(1_199)).toEqual(tooSoon);
    expect(pressAt(2_000, 90, 20)).toEqual(counts);
    watchAt(10_000);
    expect(pressAt(10_200)).toEqual(counts);
  });

  it.each([
    ['half a second later, at the edge of the same place', 500, 8, passedOver],
    ['later than that', 501, 0, counts],
    ['elsewhere', 500, 9, counts],
  ])('is the second half of a double click or not: %s', (_, pause, distance, verdict) => {
    pressAt(1_000, 10, 10);
    watchAt(1_000 + pause - 200);
    expect(pressAt(1_000 + pause, 10 + distance, 10)).toEqual(verdict);
  });

  it('is no second half where the first was on the button too', () => {
    watchAt(500);
    expect(pressAt(1_000)).toEqual(counts);
    expect(pressAt(1_050)).toEqual(counts);
  });

  it('is no second half of a press that brought the button up in the same millisecond', () => {
    pressAt(1_000);
    watchAt(1_000);
    expect(pressAt(1_300)).toEqual(counts);
  });

  it('is as far from the first as both directions together say', () => {
    pressAt(1_000, 10, 10);
    watchAt(1_100);
    expect(pressAt(1_400, 16, 16)).toEqual(counts);
    pressAt(3_000, 10, 10);
    watchAt(3_100);
    expect(pressAt(3_400, 15, 15)).toEqual(passedOver);
  });
});

describe('a press on a button that has moved', () => {
  beforeEach(() => void watchAt(0));

  it.each([
    ['left', 0, 15],
    ['right', 100, 15],
    ['top', 50, 0],
    ['bottom', 50, 30],
  ])('counts at the %s edge of where it was', (_, x, y) => {
    moveAt(5_000, 3, 3);
    expect(pressAt(5_010, x, y)).toEqual(counts);
  });

  it.each([
    ['left', -1, 15],
    ['right', 101, 15],
    ['top', 50, -1],
    ['bottom', 50, 31],
  ])('is too soon beyond the %s edge of where it was', (_, x, y) => {
    moveAt(5_000, 3, 3);
    expect(pressAt(5_010, x, y)).toEqual(tooSoon);
  });

  it.each([
    ['sideways', 200, 0],
    ['up or down', 0, 200],
  ])('is too soon where it was not: %s', (_, left, top) => {
    moveAt(5_000, left, top);
    expect(pressAt(5_199, left + 10, top + 10)).toEqual(tooSoon);
    expect(pressAt(5_900, left + 10, top + 10)).toEqual(counts);
  });

  it('goes by where it was before the first of several moves in a row', () => {
    moveAt(5_000, 0, 200);
    moveAt(5_199, 0, 400);
    expect(pressAt(5_210)).toEqual(counts);
    expect(pressAt(5_220, 10, 210)).toEqual(tooSoon);
  });

  it('goes by where it was last after a rest', () => {
    moveAt(5_000, 0, 200);
    moveAt(5_200, 0, 400);
    expect(pressAt(5_210, 10, 210)).toEqual(counts);
    expect(pressAt(5_220)).toEqual(tooSoon);
  });

  it('counts at once if the panel has another layout and the button stays', () => {
    moveAt(5_000, 0, 0);
    expect(presses.standsSince(button)).toBe(0);
    expect(pressAt(5_001)).toEqual(counts);
  });
});

describe('the press of a click', () => {
  it('is the last one, if that was not after the click', () => {
    pressAt(1_000);
    expect(presses.pressOf({ timeStamp: 999 })).toBeUndefined();
    expect(presses.pressOf({ timeStamp: 1_000 })).toEqual({ at: 1_000, x: 10, y: 10 });
    pressAt(1_500, 20, 30);
    expect(presses.pressOf({ timeStamp: 1_600 })).toEqual({ at: 1_500, x: 20, y: 30 });
  });

  it('is none that a script made, and none before the first', () => {
    expect(presses.pressOf({ timeStamp: 1_000 })).toBeUndefined();
    act('pointerdown', { isTrusted: false });
    expect(presses.pressOf({ timeStamp: 1_000 })).toBeUndefined();
  });

  it('is too soon on a button that is no longer watched', () => {
    const leave = watchAt(0);
    expect(presses.standsSince(button)).toBe(0);
    leave();
    expect(presses.standsSince(button)).toBeUndefined();
    expect(pressAt(5_000)).toEqual(tooSoon);
  });
});
