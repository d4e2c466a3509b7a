// @vitest-environment happy-dom
/** How a person pressed a button in the panel's frame. Times are in ms. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Hands, watchHands } from '#lib/panel/guard/hands.ts';
import { act, elapse, stopTime } from './support/fake-page.ts';

const counts = { ok: true };
const notChosen = { ok: false, reason: 'not_chosen' };

let hands: Hands;
let life: AbortController;
let signs: number;

function watch(hasFocus = false) {
  vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
  life = new AbortController();
  signs = 0;
  const onSign = () => {
    signs += 1;
  };
  hands = watchHands(window, onSign, life.signal);
}

beforeEach(() => {
  stopTime();
  watch();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const click = (pointerType?: string) => ({
  isTrusted: true,
  timeStamp: Date.now(),
  ...(pointerType !== undefined && { pointerType }),
});

describe('a person is in the panel', () => {
  it.each(['pointerover', 'pointermove', 'pointerdown', 'keydown'])('at every %s of their own', (type) => {
    act(type, { key: 'a' });
    expect(signs).toBe(1);
    act(type, { key: 'a', isTrusted: false });
    expect(signs).toBe(1);
    life.abort();
    act(type, { key: 'a' });
    expect(signs).toBe(1);
  });
});

describe('a click', () => {
  it('with a pointer counts, whatever the keyboard did', () => {
    act('keydown', { key: 'Enter' });
    expect(hands.judge(click('mouse'))).toEqual(counts);
  });

  it.each(['Enter', ' '])('by key needs a choice in the panel: "%s"', async (key) => {
    act('focus');
    await elapse(600);
    act('keydown', { key });
    await elapse(999);
    expect(hands.judge(click())).toEqual(notChosen);
    await elapse(1);
    expect(hands.judge(click())).toEqual(counts);
  });

  it('by key counts if the panel had the keyboard before anything happened', async () => {
    life.abort();
    watch(true);
    await elapse(600);
    act('keydown', { key: 'Tab' });
    act('keydown', { key: 'Enter' });
    expect(hands.judge(click())).toEqual(counts);
  });

  it('by key is none where the panel never got the keyboard', async () => {
    act('keydown', { key: 'Tab' });
    await elapse(600);
    act('keydown', { key: 'Enter' });
    expect(hands.judge(click())).toEqual(notChosen);
  });

  it.each([
    ['another key', { key: 'a' }],
    ['a script', { key: 'Enter', isTrusted: false }],
  ])('without a pointer is assistive technology’s after %s', (_, init) => {
    act('keydown', init);
    expect(hands.judge(click())).toEqual(counts);
  });

  it('by key counts the key’s way up too', () => {
    act('keyup', { key: ' ' });
    expect(hands.judge(click())).toEqual(notChosen);
  });

  it('is not chosen by what takes the focus inside the panel', async () => {
    act('focus');
    await elapse(400);
    act('keydown', { key: 'Tab' });
    const field = document.createElement('input');
    document.body.append(field);
    field.dispatchEvent(new Event('focus'));
    field.dispatchEvent(new Event('blur'));
    await elapse(100);
    act('keydown', { key: 'Enter' });
    expect(hands.judge(click())).toEqual(counts);
    field.remove();
  });
});
