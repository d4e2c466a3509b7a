// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVisibility, type Visibility } from '#lib/guard/visibility.ts';
import { fakeObserver } from '../support/fake-observer.ts';

let browser: ReturnType<typeof fakeObserver>;
let visibility: Visibility;
let button: HTMLElement;

beforeEach(() => {
  browser = fakeObserver();
  visibility = createVisibility({ window, Observer: browser.Observer });
  button = document.createElement('button');
});
afterEach(() => document.documentElement.replaceChildren(document.head, document.body));

function seeEverything(time: number) {
  browser.report(browser.sentinel, time);
  browser.report(button, time);
}

describe('a money button', () => {
  it('is not seen before the browser says so', () => {
    visibility.watch(button);
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'not_yet' });
    browser.report(button, 10);
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'not_yet' });
  });

  it('is seen since it and the whole frame are', () => {
    visibility.watch(button);
    browser.report(browser.sentinel, 10);
    browser.report(button, 40);
    expect(visibility.sightOf(button)).toEqual({ isSeen: true, since: 40 });
    seeEverything(90);
    expect(visibility.sightOf(button)).toEqual({ isSeen: true, since: 40 });
  });

  it('is not seen when nobody watches it', () => {
    visibility.watch(button);
    seeEverything(10);
    expect(visibility.sightOf(document.createElement('button')).isSeen).toBe(false);
  });

  it.each([
    { what: 'covered', report: { isVisible: false }, why: 'covered' },
    { what: 'scrolled out by half', report: { ratio: 0.5 }, why: 'cut_off' },
    { what: 'outside', report: { ratio: 0, isVisible: false }, why: 'cut_off' },
    { what: 'in a browser that does not tell', report: { isVisible: undefined }, why: 'hidden' },
  ])('says why it is not seen: $what', ({ report, why }) => {
    visibility.watch(button);
    seeEverything(10);
    browser.report(button, 20, report);
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why });
  });

  it('is not seen in a frame that is cut off by the window', () => {
    visibility.watch(button);
    seeEverything(10);
    browser.report(browser.sentinel, 20, { ratio: 0.8 });
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'cut_off' });
  });

  it.each([
    { what: 'low', size: { innerHeight: 90 } },
    { what: 'narrow', size: { innerWidth: 76 } },
  ])('is not seen while the frame is too $what to show what is paid', ({ size }) => {
    const frame = { document, innerWidth: 318, innerHeight: 350, ...size };
    visibility = createVisibility({ window: frame as unknown as Window, Observer: browser.Observer });
    visibility.watch(button);
    seeEverything(10);
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'cut_off' });
    Object.assign(frame, { innerWidth: 318, innerHeight: 350 });
    expect(visibility.sightOf(button).isSeen).toBe(true);
  });

  it('does not mind the rounding of a fraction of a pixel', () => {
    visibility.watch(button);
    browser.report(browser.sentinel, 10, { ratio: 0.9993, isVisible: false });
    browser.report(button, 10, { ratio: 0.9999 });
    expect(visibility.sightOf(button).isSeen).toBe(true);
  });

  it('is seen anew after it was covered for a moment', () => {
    visibility.watch(button);
    seeEverything(10);
    browser.report(button, 300, { isVisible: false });
    browser.report(button, 400);
    expect(visibility.sightOf(button)).toEqual({ isSeen: true, since: 400 });
  });

  it('is looked at again at the very moment of the question', () => {
    visibility.watch(button);
    seeEverything(10);
    browser.hold(button, 600, { isVisible: false });
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'covered' });
  });

  it('counts as seen for the first time after nobody has looked for a while', () => {
    visibility.watch(button);
    seeEverything(10);
    visibility.startAnew(900);
    expect(visibility.sightOf(button)).toEqual({ isSeen: true, since: 900 });
    browser.report(button, 950, { isVisible: false });
    visibility.startAnew(1000);
    expect(visibility.sightOf(button).isSeen).toBe(false);
  });
});

describe('watching', () => {
  it('observes nothing while there is no money button, before and after', () => {
    expect(browser.targets.size).toBe(0);
    const elements = document.documentElement.childElementCount;
    const unwatch = visibility.watch(button);
    const other = document.createElement('button');
    const unwatchOther = visibility.watch(other);
    expect(browser.targets.size).toBe(3);
    unwatch();
    expect(browser.targets.has(button)).toBe(false);
    expect(browser.targets.size).toBe(2);
    unwatchOther();
    expect(browser.targets.size).toBe(0);
    expect(document.documentElement.childElementCount).toBe(elements);
  });

  it('starts from nothing with the next button', () => {
    const unwatch = visibility.watch(button);
    seeEverything(10);
    unwatch();
    visibility.watch(button);
    expect(visibility.sightOf(button)).toEqual({ isSeen: false, why: 'not_yet' });
  });

  it('takes no click and is not found by screen readers', () => {
    visibility.watch(button);
    const { style } = browser.sentinel as HTMLElement;
    expect(browser.sentinel.getAttribute('aria-hidden')).toBe('true');
    expect([style.pointerEvents, style.visibility, style.zIndex]).toEqual(['none', 'hidden', '-1']);
  });
});
