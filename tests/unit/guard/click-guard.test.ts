// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Click, type ClickGuard, createClickGuard } from '#lib/guard/click-guard.ts';
import { fakeObserver } from '../support/fake-observer.ts';

let browser: ReturnType<typeof fakeObserver>;
let life: AbortController;
let now: number;
let button: HTMLButtonElement;

beforeEach(() => {
  browser = fakeObserver();
  life = new AbortController();
  now = 0;
  vi.spyOn(window.performance, 'now').mockImplementation(() => now);
  button = document.createElement('button');
  document.body.append(button);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  document.documentElement.replaceChildren(document.head, document.body);
  document.body.replaceChildren();
});

function guardOf(isFramed: boolean): ClickGuard {
  return createClickGuard({
    window,
    isFramed,
    Observer: browser.Observer,
    zoom: () => 1,
    signal: life.signal,
  });
}

function click(change: Partial<Click> = {}): Click {
  const place = { clientX: 10, clientY: 10, screenX: 910, screenY: 210 };
  return { isTrusted: true, timeStamp: now, pointerType: 'mouse', ...place, ...change };
}

/** Events as the browser makes them when a person acts: trusted, and with their time. */
function person(type: string, init: object = {}, target: EventTarget = window) {
  const event = new Event(type, { bubbles: true });
  const place = { clientX: 10, clientY: 10, screenX: 910, screenY: 210, pointerType: 'mouse' };
  const facts = { ...place, isTrusted: true, timeStamp: now, ...init };
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
}

/** A panel in full sight with the pointer in it, one second long. */
function armed(): ClickGuard {
  const guard = guardOf(true);
  guard.watch(button);
  browser.report(browser.sentinel, 0);
  browser.report(button, 0);
  person('pointermove');
  now = 1000;
  return guard;
}

const refused = (reason: string) => ({ ok: false, reason });

describe('in the panel on the page', () => {
  it('a click of a person on a button in full sight counts', () => {
    expect(armed().check(click(), button)).toEqual({ ok: true });
  });

  it('a click that no person made never counts', () => {
    expect(armed().check(click({ isTrusted: false }), button)).toEqual(refused('untrusted'));
  });

  it('a click on a button that has just appeared is too early', () => {
    const guard = armed();
    const next = document.createElement('button');
    guard.watch(next);
    browser.report(next, 1000);
    now = 1499;
    expect(guard.check(click(), next)).toEqual(refused('not_yet'));
    now = 1500;
    expect(guard.check(click(), next)).toEqual({ ok: true });
  });

  it('a click on a button that nobody watches is too early', () => {
    expect(armed().check(click(), document.createElement('button'))).toEqual(refused('not_yet'));
  });

  it.each([
    ['covered', { isVisible: false }],
    ['cut_off', { ratio: 0.6 }],
    ['hidden', { isVisible: undefined }],
  ] as const)('a click on a button that is %s does not count', (reason, report) => {
    const guard = armed();
    browser.report(button, 990, report);
    expect(guard.check(click(), button)).toEqual(refused(reason));
  });

  it('a click on a button that was covered until a moment ago is too early', () => {
    const guard = armed();
    browser.report(button, 800, { isVisible: false });
    browser.report(button, 900);
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
  });

  it('a click does not count when the panel has jumped under the pointer', () => {
    const guard = armed();
    person('pointerdown', { clientY: 60 });
    expect(guard.check(click({ clientY: 60 }), button)).toEqual(refused('moved'));
  });

  it('a click is too early when the pointer has just come into the panel', () => {
    const guard = armed();
    person('pointerleave', {}, document.documentElement);
    person('pointerover');
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
  });

  it('taps count although a finger is nowhere between them', () => {
    const guard = armed();
    person('pointerleave', { pointerType: 'touch' }, document.documentElement);
    expect(guard.check(click({ pointerType: 'touch' }), button)).toEqual({ ok: true });
  });

  it('a click is too early right after the tab came back to the front', () => {
    const guard = armed();
    person('visibilitychange', {}, document);
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
    now = 1500;
    expect(guard.check(click(), button)).toEqual({ ok: true });
  });

  it('a click is too early right after something has pushed the buttons about', () => {
    const guard = armed();
    guard.startAnew();
    now = 1_499;
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
    now = 1_500;
    expect(guard.check(click(), button)).toEqual({ ok: true });
  });

  it('a click is too early right after the frame has changed its size', () => {
    const guard = armed();
    person('resize');
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
  });

  describe('by keyboard', () => {
    const withoutPointer = () => click({ pointerType: '', screenX: 0, screenY: 0, clientX: 0, clientY: 0 });
    /** A person presses the button that has the focus. */
    const key = () => {
      person('keydown', { key: 'Enter' });
      return withoutPointer();
    };

    function withKeyboard(): ClickGuard {
      const guard = armed();
      button.focus();
      person('focus');
      now = 2000;
      return guard;
    }

    it('a press counts after Tab, and after the pointer was used in the panel', () => {
      const guard = withKeyboard();
      person('keydown', { key: 'Tab' });
      expect(guard.check(key(), button)).toEqual({ ok: true });
      person('blur');
      person('focus');
      person('pointerup');
      now = 2500;
      expect(guard.check(key(), button)).toEqual({ ok: true });
    });

    it('a press does not count when the person did not go to the button', () => {
      const guard = withKeyboard();
      person('keydown', { key: 'a' });
      person('keydown', { key: 'Tab', isTrusted: false });
      person('pointerup', { isTrusted: false });
      expect(guard.check(key(), button)).toEqual(refused('not_chosen'));
    });

    it('a press does not count after the keyboard was away', () => {
      const guard = withKeyboard();
      person('keydown', { key: 'Tab' });
      person('blur');
      person('focus');
      now = 3000;
      expect(guard.check(key(), button)).toEqual(refused('not_chosen'));
    });

    it('a press by assistive technology, without a key, counts, with the focus or without it', () => {
      const guard = withKeyboard();
      expect(guard.check(withoutPointer(), button)).toEqual({ ok: true });
      button.blur();
      expect(guard.check(withoutPointer(), button)).toEqual({ ok: true });
    });

    it('a key that was pressed long ago does not make a press of assistive technology one by key', () => {
      const guard = withKeyboard();
      person('keydown', { key: ' ' });
      now += 1_000;
      expect(guard.check(withoutPointer(), button)).toEqual({ ok: true });
    });
  });

  it('nothing is listened to afterwards', () => {
    const guard = armed();
    life.abort();
    person('pointerdown', { clientY: 60 });
    expect(guard.check(click(), button)).toEqual({ ok: true });
  });
});

describe('in a window of the extension’s own', () => {
  it('a click counts without anything being observed, but not at once', () => {
    const guard = guardOf(false);
    guard.watch(button);
    now = 499;
    expect(guard.check(click(), button)).toEqual(refused('not_yet'));
    now = 500;
    expect(guard.check(click(), button)).toEqual({ ok: true });
    expect(guard.check(click({ isTrusted: false }), button)).toEqual(refused('untrusted'));
    expect(browser.targets.size).toBe(0);
  });
});
