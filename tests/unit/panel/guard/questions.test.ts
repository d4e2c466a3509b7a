// @vitest-environment happy-dom
/** What the panel asks of the page around it, and when. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ClickGuard, createClickGuard } from '#lib/panel/guard/click-guard.ts';
import type { AskPage } from '#lib/panel/guard/echo.ts';
import { act, elapse, fakePage, stopTime } from './support/fake-page.ts';

let page: ReturnType<typeof fakePage>;
let life: AbortController;
let guard: ClickGuard;
let button: HTMLButtonElement;
/** Each question, and when it was asked. */
let asked: { readonly about: Parameters<AskPage>[0]; readonly at: number }[];

beforeEach(() => {
  stopTime();
  page = fakePage();
  asked = [];
  life = new AbortController();
  button = document.createElement('button');
  document.body.append(button);
  guard = createClickGuard({
    window,
    Observer: page.Observer,
    askPage(about) {
      asked.push({ about, at: Date.now() });
      return page.askPage(about);
    },
    signal: life.signal,
  });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.documentElement.replaceChildren(document.head, document.body);
  document.body.replaceChildren();
});

const last = () => asked.at(-1)?.about;

it('the page is left whole once there is nothing more to ask', async () => {
  const leave = guard.watch(button, () => {});
  await elapse(1_000);
  leave();
  await elapse(500);
  expect(last()).toEqual({ cut: 0, isCovered: false, isThorough: false });
});

it('the page is told that the panel is covered, for as long as it is', async () => {
  guard.watch(button, () => {});
  await elapse(1_000);
  expect(last()).toMatchObject({ isCovered: false, isThorough: false });
  page.scene.isCovered = true;
  await elapse(1_000);
  expect(last()).toMatchObject({ isCovered: true });
  page.scene.isCovered = false;
  await elapse(1_000);
  expect(last()).toMatchObject({ isCovered: false });
});

it('a click makes the page look thoroughly, without the strip over the cut', async () => {
  guard.watch(button, () => {});
  await elapse(1_000);
  const strip = [...document.querySelectorAll<HTMLElement>('[aria-hidden]')].find(
    ({ style }) => style.visibility !== 'hidden' && style.width !== '1px',
  );
  expect(strip?.hidden).toBe(false);
  act('pointerdown');
  const click = { isTrusted: true, timeStamp: Date.now(), pointerType: 'mouse' };
  const verdict = guard.check(click, button);
  expect(strip?.hidden).toBe(true);
  expect(last()).toMatchObject({ isThorough: true });
  await elapse(400);
  expect(await verdict).toEqual({ ok: true });
  await elapse(400);
  expect(strip?.hidden).toBe(false);
});

it('chance makes the pauses between questions up to 80 ms longer, so that the page cannot know the next one', async () => {
  const chance = vi.spyOn(Math, 'random');
  guard.watch(button, () => {});
  const gapWith = async (value: number) => {
    chance.mockReturnValue(value);
    await elapse(1_000);
    return (asked.at(-1)?.at ?? 0) - (asked.at(-2)?.at ?? 0);
  };
  const shortest = await gapWith(0);
  expect(shortest).toBeGreaterThanOrEqual(80);
  expect((await gapWith(1)) - shortest).toBe(80);
});
