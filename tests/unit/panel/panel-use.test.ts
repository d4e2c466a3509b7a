// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { followUse } from '#lib/panel/panel-use.ts';

let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  return () => life.abort();
});

const happens = (type: string) => document.body.dispatchEvent(new Event(type, { bubbles: true }));

describe('a panel', () => {
  it('is not in use at first', () => {
    expect(followUse(window, life.signal)).toMatchObject({ isPointedAt: false, isTouched: false });
  });

  it('is pointed at once the pointer was over it', () => {
    const use = followUse(window, life.signal);
    happens('pointermove');
    expect(use).toMatchObject({ isPointedAt: true, isTouched: false });
  });

  it.each(['pointerdown', 'wheel', 'keydown', 'focusin'])('is touched once there was a %s', (type) => {
    const use = followUse(window, life.signal);
    happens(type);
    expect(use).toMatchObject({ isPointedAt: false, isTouched: true });
  });

  it('is followed no longer after its end', () => {
    const use = followUse(window, life.signal);
    life.abort();
    happens('pointermove');
    happens('keydown');
    expect(use).toMatchObject({ isPointedAt: false, isTouched: false });
  });
});
