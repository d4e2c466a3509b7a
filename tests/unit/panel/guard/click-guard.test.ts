// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClickGuard, createClickGuard } from '#lib/panel/guard/click-guard.ts';
import type { Click } from '#lib/panel/guard/hands.ts';
import type { Verdict } from '#lib/panel/guard/verdict.ts';
import { act, elapse, fakePage, stopTime } from './support/fake-page.ts';

let page: ReturnType<typeof fakePage>;
let life: AbortController;
let guard: ClickGuard;
let button: HTMLButtonElement;
let box: DOMRect;

beforeEach(() => {
  stopTime();
  page = fakePage();
  life = new AbortController();
  button = document.createElement('button');
  box = new DOMRect(0, 0, 100, 30);
  button.getBoundingClientRect = () => box;
  document.body.append(button);
  guard = createClickGuard({ window, Observer: page.Observer, askPage: page.askPage, signal: life.signal });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.documentElement.replaceChildren(document.head, document.body);
  document.body.replaceChildren();
});

const click = (change: Partial<Click> = {}): Click => ({
  isTrusted: true,
  timeStamp: Date.now(),
  pointerType: 'mouse',
  ...change,
});
const refused = (reason: string) => ({ ok: false, reason });

/** The guard's verdict, and how long it takes, in ms. */
async function verdictOn(made: Click) {
  const start = Date.now();
  let verdict: Verdict | undefined;
  void Promise.resolve(guard.check(made, button)).then((said) => {
    verdict = said;
  });
  while (verdict === undefined) await elapse(1);
  return { verdict, ms: Date.now() - start };
}

/** Presses the button with the pointer; returns the verdict. */
async function press(change: object = {}) {
  act('pointerdown', change);
  return (await verdictOn(click(change))).verdict;
}

/** Shows the button for a second. */
async function settle() {
  guard.watch(button, () => {});
  await elapse(1_000);
}

describe('in the panel on the page', () => {
  it('the first click counts at once, wherever the pointer was before', async () => {
    await settle();
    act('pointerover');
    act('pointerdown');
    const { verdict, ms } = await verdictOn(click());
    expect(verdict).toEqual({ ok: true });
    expect(ms).toBeLessThanOrEqual(250);
  });

  it('a press of a screen reader counts at once, with a pointer that never came or with none', async () => {
    await settle();
    expect(await press()).toEqual({ ok: true });
    expect((await verdictOn(click({ pointerType: '' }))).verdict).toEqual({ ok: true });
  });

  it('a click that no person made never counts', async () => {
    await settle();
    expect(guard.check(click({ isTrusted: false }), button)).toEqual(refused('untrusted'));
  });

  it('a click that was held up on its way does not count', async () => {
    await settle();
    act('pointerdown');
    const late = click();
    await elapse(101);
    expect(guard.check(late, button)).toEqual(refused('not_yet'));
  });

  it.each([
    ['covered', () => Object.assign(page.scene, { isCovered: true })],
    ['covered', () => Object.assign(page.scene, { isAnimated: true })],
    ['cut_off', () => Object.assign(page.scene, { missing: 40 })],
    ['hidden', () => Object.assign(page.scene, { isVisible: undefined })],
    ['hidden', () => Object.assign(page.scene, { isBusy: true })],
    ['moved', () => Object.assign(page.scene, { place: 'there' })],
  ] as const)('a panel that is %s at the click does not take it', async (reason, change) => {
    await settle();
    act('pointerdown');
    change();
    const { verdict, ms } = await verdictOn(click());
    expect(verdict).toEqual(refused(reason));
    expect(ms).toBeLessThanOrEqual(400);
  });

  it('a panel that was covered until just before the click does not take it, half a second later it does', async () => {
    page.scene.isCovered = true;
    await settle();
    page.scene.isCovered = false;
    await elapse(400);
    expect(await press()).toEqual(refused('not_yet'));
    await elapse(400);
    expect(await press()).toEqual({ ok: true });
  });

  it('a panel that has moved takes no click for half a second', async () => {
    await settle();
    page.scene.place = 'there';
    await elapse(400);
    expect(await press()).toEqual(refused('not_yet'));
    await elapse(400);
    expect(await press()).toEqual({ ok: true });
  });

  // In ms: the popover may appear at any time between the guard's questions.
  const delays = Array.from({ length: 50 }, (_, index) => index * 5);

  it.each(delays)(
    'a panel that was lifted above a harmless popover takes the next click (%i ms)',
    async (delay) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      await settle();
      await elapse(delay);
      Object.assign(page.scene, { isCovered: true, isLifted: true });
      await elapse(60);
      page.scene.isCovered = false;
      await elapse(60);
      expect(await press()).toEqual({ ok: true });
    },
  );

  it.each(delays)(
    'a panel that was covered without being lifted takes no click soon after (%i ms)',
    async (delay) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      await settle();
      await elapse(delay);
      page.scene.isCovered = true;
      await elapse(160);
      page.scene.isCovered = false;
      await elapse(60);
      expect(await press()).toEqual(refused('not_yet'));
    },
  );

  it('a page that was busy for long before the click is not believed to have shown the panel', async () => {
    await settle();
    page.scene.isBusy = true;
    await elapse(900);
    page.scene.isBusy = false;
    await elapse(300);
    expect(await press()).toEqual(refused('not_yet'));
  });

  it('a button that the person has just brought up themselves takes a quick click', async () => {
    act('pointerdown', { clientY: 200 });
    await elapse(80);
    guard.watch(button, () => {});
    await elapse(300);
    expect(await press()).toEqual({ ok: true });
  });

  it('a button that has come up under the pointer takes no click that was on its way', async () => {
    act('pointermove');
    await elapse(1_000);
    guard.watch(button, () => {});
    await elapse(150);
    expect(await press()).toEqual(refused('not_yet'));
  });

  it('the second half of a double click is passed over without a word', async () => {
    act('pointermove');
    await elapse(1_000);
    act('pointerdown');
    await elapse(50);
    guard.watch(button, () => {});
    await elapse(300);
    expect(await press()).toEqual({ ok: false });
    await elapse(600);
    expect(await press()).toEqual({ ok: true });
  });

  it('a button that was pushed under the pointer takes no click that was on its way', async () => {
    await settle();
    box = new DOMRect(0, 100, 100, 30);
    guard.lookAgain();
    await elapse(100);
    expect(await press({ clientY: 110 })).toEqual(refused('not_yet'));
    await elapse(200);
    expect(await press({ clientY: 110 })).toEqual({ ok: true });
  });

  it('a button that was pushed a little, and was under the pointer before, takes the click', async () => {
    await settle();
    box = new DOMRect(0, 5, 100, 30);
    guard.lookAgain();
    await elapse(20);
    expect(await press()).toEqual({ ok: true });
  });

  it('a click on a button that nobody watches is too early', async () => {
    await settle();
    act('pointerdown');
    expect(guard.check(click(), document.createElement('button'))).toEqual(refused('not_yet'));
  });

  it('a panel that is too small to read takes no click', async () => {
    const width = window.innerWidth;
    window.innerWidth = 199;
    await settle();
    expect(await press()).toEqual(refused('cut_off'));
    window.innerWidth = width;
  });

  describe('by keyboard', () => {
    /** Presses the focused button; returns the verdict. */
    const key = async () => {
      act('keydown', { key: 'Enter' });
      return (await verdictOn(click({ pointerType: '' }))).verdict;
    };

    async function withKeyboard() {
      await settle();
      act('focus');
      await elapse(600);
    }

    it('a press counts after Tab, and after the pointer was used in the panel', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      expect(await key()).toEqual({ ok: true });
      act('blur');
      act('focus');
      act('pointerup');
      await elapse(600);
      expect(await key()).toEqual({ ok: true });
    });

    it('a press does not count when the person did not go to the button', async () => {
      await withKeyboard();
      act('keydown', { key: 'a' });
      act('keydown', { key: 'Tab', isTrusted: false });
      act('pointerup', { isTrusted: false });
      expect(await key()).toEqual(refused('not_chosen'));
    });

    it('a press does not count after the page had the keyboard', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      act('blur');
      await elapse(600);
      act('focus');
      await elapse(600);
      expect(await key()).toEqual(refused('not_chosen'));
    });

    it('a press counts after the person was in another window', async () => {
      await withKeyboard();
      act('keydown', { key: 'Tab' });
      page.scene.hasKeyboard = false;
      act('blur');
      await elapse(600);
      page.scene.hasKeyboard = true;
      act('focus');
      await elapse(600);
      expect(await key()).toEqual({ ok: true });
    });

    it('a key that was pressed long ago does not make a press of a screen reader one by key', async () => {
      await withKeyboard();
      act('keydown', { key: ' ' });
      await elapse(1_000);
      expect((await verdictOn(click({ pointerType: '' }))).verdict).toEqual({ ok: true });
    });
  });

  it('the page is asked nothing while nobody is there and no last button is on screen', async () => {
    await elapse(60_000);
    expect(page.questions).toBe(0);
    const leave = guard.watch(button, () => {});
    await elapse(1_000);
    leave();
    await elapse(500);
    const asked = page.questions;
    expect(asked).toBeGreaterThan(4);
    await elapse(60_000);
    expect(page.questions).toBe(asked);
    expect(document.querySelectorAll('[aria-hidden]')).toHaveLength(0);
  });

  it('the page is asked while a person is in the panel, and no longer', async () => {
    act('pointermove');
    await elapse(4_000);
    expect(page.questions).toBeGreaterThan(20);
    await elapse(2_000);
    const asked = page.questions;
    await elapse(60_000);
    expect(page.questions).toBe(asked);
  });

  it('nothing is asked afterwards', async () => {
    await settle();
    life.abort();
    await elapse(500);
    const asked = page.questions;
    act('pointermove');
    await elapse(5_000);
    expect(page.questions).toBe(asked);
  });
});

describe('in a window of the extension’s own', () => {
  let isReady: boolean;
  let hasFocus: boolean;

  beforeEach(() => {
    life.abort();
    life = new AbortController();
    hasFocus = true;
    vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
    guard = createClickGuard({ window, Observer: page.Observer, signal: life.signal });
    guard.watch(button, (now) => {
      isReady = now;
    });
  });

  it('a button can be pressed once the window has had the focus for half a second', async () => {
    expect(isReady).toBe(false);
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
    await elapse(450);
    expect(isReady).toBe(false);
    await elapse(150);
    expect(isReady).toBe(true);
    act('pointerover');
    await elapse(150);
    expect(await press()).toEqual({ ok: true });
    expect(page.questions).toBe(0);
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
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
    await elapse(600);
    expect(isReady).toBe(true);
  });

  it('a mouse that was not there before does not press, and a screen reader does', async () => {
    await elapse(1_000);
    expect(await press()).toEqual({ ok: true });
    act('pointerover');
    expect(await press()).toEqual(refused('not_yet'));
    await elapse(150);
    expect(await press({ clientX: 60 })).toEqual({ ok: true });
    act('pointerleave', {}, document.documentElement);
    act('pointerover');
    expect(await press({ clientX: 60 })).toEqual(refused('not_yet'));
  });

  it('a click that no person made never counts', async () => {
    await elapse(1_000);
    expect(guard.check(click({ isTrusted: false }), button)).toEqual(refused('untrusted'));
  });
});
