// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { act, elapse } from './support/fake-page.ts';
import { click, type GuardHarness, guardHarness, refused } from './support/guard-harness.ts';

let guarded: GuardHarness;

beforeEach(() => {
  guarded = guardHarness('page');
});
afterEach(() => guarded.end());

describe('in the panel on the page', () => {
  it('the first click counts at once, wherever the pointer was before', async () => {
    await guarded.settle();
    act('pointerover');
    act('pointerdown');
    const { verdict, ms } = await guarded.verdictOn(click());
    expect(verdict).toEqual({ ok: true });
    expect(ms).toBeLessThanOrEqual(250);
  });

  it('a press of a screen reader counts at once, with a pointer that never came or with none', async () => {
    await guarded.settle();
    expect(await guarded.press()).toEqual({ ok: true });
    expect((await guarded.verdictOn(click({ pointerType: '' }))).verdict).toEqual({ ok: true });
  });

  it('a click that no person made never counts', async () => {
    await guarded.settle();
    expect(guarded.guard.check(click({ isTrusted: false }), guarded.button)).toEqual(refused('untrusted'));
  });

  it('a click that was held up on its way does not count', async () => {
    await guarded.settle();
    act('pointerdown');
    const late = click();
    await elapse(101);
    expect(guarded.guard.check(late, guarded.button)).toEqual(refused('not_yet'));
  });

  it.each([
    ['covered', () => Object.assign(guarded.page.scene, { isCovered: true })],
    ['covered', () => Object.assign(guarded.page.scene, { isAnimated: true })],
    ['cut_off', () => Object.assign(guarded.page.scene, { missing: 40 })],
    ['hidden', () => Object.assign(guarded.page.scene, { isVisible: undefined })],
    ['hidden', () => Object.assign(guarded.page.scene, { isBusy: true })],
    ['moved', () => Object.assign(guarded.page.scene, { place: 'there' })],
  ] as const)('a panel that is %s at the click does not take it', async (reason, change) => {
    await guarded.settle();
    act('pointerdown');
    change();
    const { verdict, ms } = await guarded.verdictOn(click());
    expect(verdict).toEqual(refused(reason));
    expect(ms).toBeLessThanOrEqual(400);
  });

  it('a panel that was covered until just before the click does not take it, half a second later it does', async () => {
    guarded.page.scene.isCovered = true;
    await guarded.settle();
    guarded.page.scene.isCovered = false;
    await elapse(400);
    expect(await guarded.press()).toEqual(refused('not_yet'));
    await elapse(400);
    expect(await guarded.press()).toEqual({ ok: true });
  });

  it('a panel that has moved takes no click for half a second', async () => {
    await guarded.settle();
    guarded.page.scene.place = 'there';
    await elapse(400);
    expect(await guarded.press()).toEqual(refused('not_yet'));
    await elapse(400);
    expect(await guarded.press()).toEqual({ ok: true });
  });

  // In ms: the popover may appear at any time between the guard's questions.
  const delays = Array.from({ length: 50 }, (_, index) => index * 5);

  it.each(delays)(
    'a panel that was lifted above a harmless popover takes the next click (%i ms)',
    async (delay) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      await guarded.settle();
      await elapse(delay);
      Object.assign(guarded.page.scene, { isCovered: true, isLifted: true });
      await elapse(60);
      guarded.page.scene.isCovered = false;
      await elapse(60);
      expect(await guarded.press()).toEqual({ ok: true });
    },
  );

  it.each(delays)(
    'a panel that was covered without being lifted takes no click soon after (%i ms)',
    async (delay) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      await guarded.settle();
      await elapse(delay);
      guarded.page.scene.isCovered = true;
      await elapse(160);
      guarded.page.scene.isCovered = false;
      await elapse(60);
      expect(await guarded.press()).toEqual(refused('not_yet'));
    },
  );

  it('a page that was busy for long before the click is not believed to have shown the panel', async () => {
    await guarded.settle();
    guarded.page.scene.isBusy = true;
    await elapse(900);
    guarded.page.scene.isBusy = false;
    await elapse(300);
    expect(await guarded.press()).toEqual(refused('not_yet'));
  });

  it('a button that the person has just brought up themselves takes a quick click', async () => {
    act('pointerdown', { clientY: 200 });
    await elapse(80);
    guarded.guard.watch(guarded.button, () => {});
    await elapse(300);
    expect(await guarded.press()).toEqual({ ok: true });
  });

  it('a button that has come up under the pointer takes no click that was on its way', async () => {
    act('pointermove');
    await elapse(1_000);
    guarded.guard.watch(guarded.button, () => {});
    await elapse(150);
    expect(await guarded.press()).toEqual(refused('not_yet'));
  });

  it('the second half of a double click is passed over without a word', async () => {
    act('pointermove');
    await elapse(1_000);
    act('pointerdown');
    await elapse(50);
    guarded.guard.watch(guarded.button, () => {});
    await elapse(300);
    expect(await guarded.press()).toEqual({ ok: false });
    await elapse(600);
    expect(await guarded.press()).toEqual({ ok: true });
  });

  it('a button that was pushed under the pointer takes no click that was on its way', async () => {
    await guarded.settle();
    guarded.box = new DOMRect(0, 100, 100, 30);
    guarded.guard.lookAgain();
    await elapse(100);
    expect(await guarded.press({ clientY: 110 })).toEqual(refused('not_yet'));
    await elapse(200);
    expect(await guarded.press({ clientY: 110 })).toEqual({ ok: true });
  });

  it('a button that was pushed a little, and was under the pointer before, takes the click', async () => {
    await guarded.settle();
    guarded.box = new DOMRect(0, 5, 100, 30);
    guarded.guard.lookAgain();
    await elapse(20);
    expect(await guarded.press()).toEqual({ ok: true });
  });

  it('a click on a button that nobody watches is too early', async () => {
    await guarded.settle();
    act('pointerdown');
    expect(guarded.guard.check(click(), document.createElement('button'))).toEqual(refused('not_yet'));
  });

  it('a panel that is too small to read takes no click', async () => {
    const width = window.innerWidth;
    window.innerWidth = 199;
    await guarded.settle();
    expect(await guarded.press()).toEqual(refused('cut_off'));
    window.innerWidth = width;
  });

  it('the page is asked nothing while nobody is there and no last button is on screen', async () => {
    await elapse(60_000);
    expect(guarded.page.questions).toBe(0);
    const leave = guarded.guard.watch(guarded.button, () => {});
    await elapse(1_000);
    leave();
    await elapse(500);
    const asked = guarded.page.questions;
    expect(asked).toBeGreaterThan(4);
    await elapse(60_000);
    expect(guarded.page.questions).toBe(asked);
    expect(document.querySelectorAll('[aria-hidden]')).toHaveLength(0);
  });

  it('the page is asked while a person is in the panel, and no longer', async () => {
    act('pointermove');
    await elapse(4_000);
    expect(guarded.page.questions).toBeGreaterThan(20);
    await elapse(2_000);
    const asked = guarded.page.questions;
    await elapse(60_000);
    expect(guarded.page.questions).toBe(asked);
  });

  it('nothing is asked afterwards', async () => {
    await guarded.settle();
    guarded.life.abort();
    await elapse(500);
    const asked = guarded.page.questions;
    act('pointermove');
    await elapse(5_000);
    expect(guarded.page.questions).toBe(asked);
  });
});
