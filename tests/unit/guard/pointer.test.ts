import { beforeEach, describe, expect, it } from 'vitest';
import { createPointerTrace, type PointerTrace } from '#lib/guard/pointer.ts';

let zoom: number;
let pointer: PointerTrace;

beforeEach(() => {
  zoom = 1;
  pointer = createPointerTrace(() => zoom);
});

interface At {
  readonly at: number;
  /** Of the frame's corner on the screen. */
  readonly frame?: readonly [number, number];
  /** Of the pointer in the frame, in the frame's own px. */
  readonly x?: number;
  readonly y?: number;
  readonly isTrusted?: boolean;
}

function event({ at, frame = [900, 200], x = 100, y = 50, isTrusted = true }: At) {
  return {
    isTrusted,
    timeStamp: at,
    clientX: x,
    clientY: y,
    screenX: frame[0] + zoom * x,
    screenY: frame[1] + zoom * y,
  };
}

const ok = { ok: true };
const refused = (reason: string) => ({ ok: false, reason });

describe('a click by pointer', () => {
  it('counts when the pointer has been in the frame for a while', () => {
    pointer.note(event({ at: 0 }));
    expect(pointer.check(event({ at: 500, x: 160, y: 300 }))).toEqual(ok);
  });

  it('is too early right after the pointer arrived, and counts a moment later', () => {
    expect(pointer.check(event({ at: 100 }))).toEqual(refused('not_yet'));
    expect(pointer.check(event({ at: 599 }))).toEqual(refused('not_yet'));
    expect(pointer.check(event({ at: 600 }))).toEqual(ok);
  });

  it('does not count when the frame has jumped under the pointer', () => {
    pointer.note(event({ at: 0 }));
    pointer.note(event({ at: 990, frame: [900, 120], y: 130 }));
    expect(pointer.check(event({ at: 1000, frame: [900, 120], y: 130 }))).toEqual(refused('moved'));
    expect(pointer.check(event({ at: 1490, frame: [900, 120], y: 130 }))).toEqual(ok);
  });

  it('does not count when the frame has jumped between press and click', () => {
    pointer.note(event({ at: 0 }));
    expect(pointer.check(event({ at: 1000, frame: [880, 200] }))).toEqual(refused('moved'));
  });

  it('does not count in a frame that creeps away', () => {
    for (let step = 0; step < 10; step += 1)
      pointer.note(event({ at: step * 100, frame: [900 + step * 2, 200] }));
    expect(pointer.check(event({ at: 1000, frame: [920, 200] }))).toEqual(refused('moved'));
  });

  it('starts anew when the pointer comes back from outside', () => {
    pointer.note(event({ at: 0 }));
    pointer.leave();
    pointer.note(event({ at: 1000 }));
    expect(pointer.check(event({ at: 1100 }))).toEqual(refused('not_yet'));
    expect(pointer.check(event({ at: 1500 }))).toEqual(ok);
  });

  it('does not mind rounding', () => {
    pointer.note({ ...event({ at: 0 }), clientX: 101, screenY: 249 });
    expect(pointer.check(event({ at: 600 }))).toEqual(ok);
  });

  it.each([0.75, 1.1, 1.5])('counts at zoom %s wherever the pointer goes in the frame', (factor) => {
    zoom = factor;
    pointer.note(event({ at: 0, x: 5, y: 5 }));
    expect(pointer.check(event({ at: 600, x: 300, y: 340 }))).toEqual(ok);
  });

  it('is not helped by events that no person made', () => {
    pointer.note(event({ at: 0, isTrusted: false }));
    expect(pointer.check(event({ at: 600 }))).toEqual(refused('not_yet'));
  });
});
