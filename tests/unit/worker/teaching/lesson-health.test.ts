import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { PageState } from '#lib/protocol/page-messages.ts';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { TabState } from '#lib/protocol/popup-messages.ts';
import { lessonHealthStore } from '#lib/worker/storage/learned-lesson.ts';
import { createLessonHealth, type LessonHealthOptions } from '#lib/worker/teaching/lesson-health.ts';

const host = 'na.myconnectwise.net';
const invoice = { host, number: '20101' };
const unnamed: PageState = {
  host,
  invoice: null,
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: 'no_record_named',
};
const named: PageState = { ...unnamed, invoice, noneReason: null };
const byHand: PageState = { ...unnamed, invoice, isByHand: true };
const tabWith = (page: PageState): TabState => ({ kind: 'page', needsMember: true, page });

/** Only what the lesson's health looks at. */
const replyWith = (view: object) => ({ ok: true, view }) as PanelReply;
const ready = replyWith({ kind: 'ready' });
const mismatch = replyWith({ kind: 'ambiguous', reason: 'mismatch' });
const unknown = replyWith({ kind: 'not_synced', reason: 'unknown' });

const learnedAt = vi.fn<LessonHealthOptions['learnedAt']>();
const lookAtTab = vi.fn<LessonHealthOptions['lookAtTab']>();
const wait = vi.fn<LessonHealthOptions['wait']>();
const onChange = vi.fn<LessonHealthOptions['onChange']>();
/** The health that a worker keeps; the next worker's shares its storage. */
const start = () => createLessonHealth({ store: lessonHealthStore, learnedAt, lookAtTab, wait, onChange });
let health = start();

beforeEach(() => {
  learnedAt.mockReset().mockResolvedValue(5);
  lookAtTab.mockReset().mockResolvedValue(tabWith(unnamed));
  wait.mockReset().mockResolvedValue();
  onChange.mockReset().mockResolvedValue();
  health = start();
});

async function miss(times: number, page: PageState = unnamed): Promise<void> {
  lookAtTab.mockResolvedValue(tabWith(page));
  for (let time = 0; time < times; time += 1) await health.missed(7);
}

/** Every panel is a new one. */
async function reply(answer: PanelReply, times = 1, page: PageState = named): Promise<void> {
  lookAtTab.mockResolvedValue(tabWith(page));
  for (let time = 0; time < times; time += 1) await health.replied(7, crypto.randomUUID(), answer);
}

const isDoubtful = async () => (await health.read()).isDoubtful;

describe('a lesson becomes doubtful', () => {
  it('with the third invoice in a row that it does not find', async () => {
    await miss(2);
    expect(await health.read()).toEqual({ misses: 2, refusals: 0, isDoubtful: false });
    expect(onChange).not.toHaveBeenCalled();
    await miss(1);
    expect(await health.read()).toEqual({ misses: 3, refusals: 0, isDoubtful: true });
    await miss(1);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it.each([
    ['whose number and record WisePay does not know as one', mismatch],
    ['that WisePay does not know', unknown],
  ])('with the third invoice in a row %s', async (_, answer) => {
    await reply(answer, 2);
    expect(await isDoubtful()).toBe(false);
    await reply(answer);
    expect(await health.read()).toEqual({ misses: 0, refusals: 3, isDoubtful: true });
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('with three invoices that a person opened by number', async () => {
    await miss(2, byHand);
    await miss(1, { ...byHand, noneReason: 'no_signal' });
    expect(await isDoubtful()).toBe(true);
  });

  it('also where the worker was ended in between', async () => {
    await miss(2);
    health = start();
    await miss(1);
    expect(await isDoubtful()).toBe(true);
  });

  it('with none lost of misses in three tabs at once', async () => {
    await Promise.all([7, 8, 9].map((tabId) => health.missed(tabId)));
    expect(await isDoubtful()).toBe(true);
  });
});

describe('what says nothing about a lesson', () => {
  it.each<[string, TabState]>([
    ['has its panel by then', tabWith(named)],
    ['is another one by then', tabWith({ ...unnamed, noneReason: 'list' })],
    ['has a number but no name, as a sales order', tabWith({ ...unnamed, noneReason: 'screen_unnamed' })],
    ['is a list where a panel was opened by number', tabWith({ ...byHand, noneReason: 'list' })],
    [
      'is a ticket where a panel was opened by number',
      tabWith({ ...byHand, noneReason: 'banner_names_another_screen' }),
    ],
    ['does not answer', { kind: 'silent' }],
    ['is no longer served', { kind: 'not_served' }],
  ])('is a screen that %s', async (_, tab) => {
    lookAtTab.mockResolvedValue(tab);
    for (let time = 0; time < 3; time += 1) await health.missed(7);
    expect(await health.read()).toMatchObject({ misses: 0 });
  });

  it('is a screen that PSA is still drawing: it is looked at three seconds later', async () => {
    await miss(1);
    expect(wait).toHaveBeenCalledExactlyOnceWith(3_000);
  });

  it('are screens that a person only passes', async () => {
    const draws = Promise.withResolvers<void>();
    wait.mockReturnValue(draws.promise);
    const looks = [1, 2, 3, 4].map(() => health.missed(7));
    draws.resolve();
    await Promise.all(looks);
    expect(await health.read()).toMatchObject({ misses: 1 });
  });

  it('is a panel that tries again', async () => {
    lookAtTab.mockResolvedValue(tabWith(named));
    const mountId = crypto.randomUUID();
    for (let time = 0; time < 3; time += 1) await health.replied(7, mountId, mismatch);
    health = start();
    await health.replied(7, mountId, mismatch);
    expect(await health.read()).toMatchObject({ refusals: 1 });
  });

  it.each<[string, PanelReply]>([
    ['asks to sign in', replyWith({ kind: 'sign_in', email: null })],
    ['shows an invoice that is not closed', replyWith({ kind: 'not_synced', reason: 'status_not_closed' })],
    ['lets the person choose', replyWith({ kind: 'ambiguous', reason: 'candidates' })],
    ['fails', { ok: false, error: { code: 'offline', details: {} } }],
  ])('is a panel that %s', async (_, answer) => {
    await reply(answer, 3);
    expect(await health.read()).toMatchObject({ refusals: 0 });
  });

  it('is a number that a person typed', async () => {
    await reply(unknown, 3, byHand);
    await miss(3);
    await reply(ready, 1, byHand);
    expect(await health.read()).toEqual({ misses: 3, refusals: 0, isDoubtful: true });
  });

  it('is all of it where no lesson is in force', async () => {
    learnedAt.mockResolvedValue(null);
    await miss(3);
    await reply(mismatch, 3);
    expect(await browser.storage.local.get(null)).toEqual({});
    expect(await health.read()).toEqual({ misses: 0, refusals: 0, isDoubtful: false });
  });
});

describe('a lesson is trusted again', () => {
  it('with the first invoice that it finds', async () => {
    await miss(3);
    await reply(mismatch, 3);
    await reply(ready);
    expect(await health.read()).toEqual({ misses: 0, refusals: 0, isDoubtful: false });
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('but not with the next look of a panel from before', async () => {
    lookAtTab.mockResolvedValue(tabWith(named));
    const mountId = crypto.randomUUID();
    await health.replied(7, mountId, ready);
    await miss(3);
    await health.replied(7, mountId, ready);
    expect(await isDoubtful()).toBe(true);
  });

  it('when it was taught again', async () => {
    await miss(3);
    learnedAt.mockResolvedValue(6);
    expect(await isDoubtful()).toBe(false);
    await miss(1);
    expect(await health.read()).toMatchObject({ misses: 1 });
  });

  it('when it was undone, or the policy no longer lets it count', async () => {
    await miss(3);
    learnedAt.mockResolvedValue(null);
    expect(await isDoubtful()).toBe(false);
  });

  it('where its storage cannot be read', async () => {
    await miss(3);
    await browser.storage.local.set({ 'lesson.health': { learnedAt: 5, misses: -3, refused: [] } });
    expect(await isDoubtful()).toBe(false);
  });
});
