import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { LessonAnswer, LessonProblem } from '#lib/protocol/lesson.ts';
import type { TabState } from '#lib/protocol/popup-messages.ts';
import { readLesson, writeLesson } from '#lib/worker/storage/learned-lesson.ts';
import { sessionItem } from '#lib/worker/storage/session-item.ts';
import { createLessons, type LessonOptions } from '#lib/worker/teaching/lessons.ts';
import { learned, lesson, observed, place, seen } from './support/taught.ts';

const served: TabState = {
  kind: 'page',
  needsMember: true,
  page: {
    host: 'na.myconnectwise.net',
    invoice: null,
    isByHand: false,
    isGivenUp: false,
    hasMember: true,
    noneReason: 'no_signal',
  },
};
const detection = { toolbars: ['.policy'] };
const isAllowed = vi.fn<LessonOptions['isAllowed']>();
const lookAtTab = vi.fn<LessonOptions['lookAtTab']>();
const findRecordId = vi.fn<LessonOptions['findRecordId']>();
const read = vi.fn<LessonOptions['health']['read']>();
const tellPages = vi.fn<LessonOptions['tellPages']>();
/** The lessons of a worker; the next one shares their storage. */
const start = () =>
  createLessons({
    isAllowed,
    lookAtTab,
    findRecordId,
    detection: async () => detection,
    store: sessionItem('lesson'),
    health: { read },
    tellPages,
    now: () => 5,
  });
let lessons = start();

const executeScript = () => vi.spyOn(browser.scripting, 'executeScript');

/** What pages answer from now on, one step each. */
function pageAnswers(...answers: readonly unknown[]) {
  const left = [...answers];
  return executeScript().mockImplementation(async ({ files }) => [
    { frameId: 0, documentId: '', result: files === undefined ? left.shift() : undefined },
  ]);
}

const problem = (name: LessonProblem): LessonAnswer => ({ kind: 'problem', problem: name });
const summary = { kind: 'row', words: ['Invoice No.'], isSure: true };
const beginning = { step: 'first', problem: null, place: null, lesson: null, isDoubtful: false };

beforeEach(() => {
  isAllowed.mockReset().mockResolvedValue(true);
  lookAtTab.mockReset().mockResolvedValue(served);
  findRecordId.mockReset().mockResolvedValue(null);
  tellPages.mockReset().mockResolvedValue();
  read.mockReset().mockResolvedValue({ misses: 0, refusals: 0, isDoubtful: false });
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
  lessons = start();
});

/** The policy's part and the step that a page is given, as text. */
const given = (args: readonly unknown[] = []) => JSON.parse(String(args[0]));

describe('a person who teaches the POD a screen', () => {
  it('shows two invoices and a screen that is none, and it is learned', async () => {
    const scripts = pageAnswers(seen('20101'), seen('20102'), learned);
    expect(await lessons.state()).toEqual(beginning);
    await lessons.teach(7, '20101');
    expect(await lessons.state()).toEqual({ ...beginning, step: 'second', place });
    findRecordId.mockResolvedValue('4711');
    await lessons.teach(7, '20102');
    expect(await lessons.state()).toEqual({ ...beginning, step: 'other', place });
    expect(tellPages).not.toHaveBeenCalled();
    await lessons.teachOther(7);
    expect(await lessons.state()).toEqual({ ...beginning, lesson: summary });

    expect(scripts.mock.calls.map(([{ args, files }]) => (args ? given(args) : files))).toEqual([
      ['/teach.js'],
      [detection, { kind: 'first', number: '20101', recordId: null }],
      ['/teach.js'],
      [detection, { kind: 'second', number: '20102', recordId: '4711', first: observed('20101') }],
      ['/teach.js'],
      [detection, { kind: 'other', first: observed('20101'), second: observed('20102') }],
    ]);
    expect(findRecordId.mock.calls).toEqual([
      ['na.myconnectwise.net', '20101'],
      ['na.myconnectwise.net', '20102'],
    ]);
    expect(await readLesson()).toEqual(lesson);
    expect(await sessionItem('lesson').read()).toBeUndefined();
    expect(tellPages).toHaveBeenCalledOnce();
  });

  it('is told when what was learned has become doubtful', async () => {
    await writeLesson(lesson, 1);
    read.mockResolvedValue({ misses: 3, refusals: 0, isDoubtful: true });
    expect(await lessons.state()).toEqual({ ...beginning, lesson: summary, isDoubtful: true });
  });

  it('may go on in another tab, and after the worker was ended', async () => {
    const scripts = pageAnswers(seen('20101'), seen('20102'));
    await lessons.teach(7, '20101');
    lessons = start();
    await lessons.teach(8, '20102');
    expect(scripts.mock.calls.map(([{ target }]) => target.tabId)).toEqual([7, 7, 8, 8]);
    expect(await lessons.state()).toMatchObject({ step: 'other', problem: null });
  });

  it('takes one step after the other with two quick clicks', async () => {
    const scripts = pageAnswers(seen('20101'), problem('same_invoice'));
    await Promise.all([lessons.teach(7, '20101'), lessons.teach(7, '20101')]);
    expect(given(scripts.mock.calls[3]?.[0].args)[1]).toMatchObject({
      kind: 'second',
      first: observed('20101'),
    });
    expect(await lessons.state()).toMatchObject({ step: 'second', problem: 'same_invoice' });
  });

  it('keeps what was seen when a step cannot be taken, and is told why until the next one', async () => {
    pageAnswers(
      problem('number_not_seen'),
      seen('20101'),
      problem('same_invoice'),
      seen('20102'),
      problem('found_elsewhere'),
      learned,
    );
    await lessons.teach(7, '20101');
    expect(await lessons.state()).toEqual({ ...beginning, problem: 'number_not_seen' });
    await lessons.teach(7, '20101');
    await lessons.teach(7, '20101');
    expect(await lessons.state()).toEqual({ ...beginning, step: 'second', problem: 'same_invoice', place });
    await lessons.teach(7, '20102');
    expect(await lessons.state()).toEqual({ ...beginning, step: 'other', place });
    await lessons.teachOther(7);
    expect(await lessons.state()).toEqual({ ...beginning, step: 'other', problem: 'found_elsewhere', place });
    await lessons.teachOther(7);
    expect(await lessons.state()).toEqual({ ...beginning, lesson: summary });
  });

  it('cannot take the last step before there are two invoices', async () => {
    const scripts = pageAnswers(seen('20101'));
    await lessons.teachOther(7);
    await lessons.teach(7, '20101');
    await lessons.teachOther(7);
    expect(scripts).toHaveBeenCalledTimes(2);
    expect(await lessons.state()).toMatchObject({ step: 'second', problem: null });
  });

  it('keeps the earlier lesson until there is a new one', async () => {
    await writeLesson({ ...lesson, kind: 'title' }, 1);
    pageAnswers(seen('20101'), seen('20102'), learned);
    await lessons.teach(7, '20101');
    await lessons.teach(7, '20102');
    expect(await lessons.state()).toMatchObject({ step: 'other', lesson: { kind: 'title' } });
    await lessons.teachOther(7);
    expect(await lessons.state()).toMatchObject({ step: 'first', lesson: summary });
  });

  it('has taught it also where no page can be told', async () => {
    tellPages.mockRejectedValue(new Error('secret'));
    pageAnswers(seen('20101'), seen('20102'), learned);
    await lessons.teach(7, '20101');
    await lessons.teach(7, '20102');
    await lessons.teachOther(7);
    expect(await lessons.state()).toMatchObject({ step: 'first', lesson: summary });
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret');
  });
});

describe('a page that cannot be looked at', () => {
  it.each(['elsewhere', 'not_served', 'silent', 'blocked'] as const)('gets no script: %s', async (kind) => {
    lookAtTab.mockResolvedValue({ kind });
    const scripts = pageAnswers(seen('20101'));
    await lessons.teach(7, '20101');
    expect(scripts).not.toHaveBeenCalled();
    expect(await lessons.state()).toEqual({ ...beginning, problem: 'page_closed' });
  });

  it('is one that lets no script run', async () => {
    executeScript().mockRejectedValue(new Error('Cannot access contents of the page.'));
    await lessons.teach(7, '20101');
    expect(await lessons.state()).toEqual({ ...beginning, problem: 'page_closed' });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['another kind', { kind: 'done' }],
    ['an observation without a number', { kind: 'observed', observation: { recordId: null }, place }],
    ['endless text', { ...seen('20101'), place: { ...place, text: 'x'.repeat(301) } }],
    ['a lesson, before its time', learned],
  ])('is one that answers with %s', async (_, answer) => {
    pageAnswers(answer);
    await lessons.teach(7, '20101');
    expect(await lessons.state()).toEqual({ ...beginning, problem: 'page_closed' });
    expect(await readLesson()).toBeNull();
  });

  it.each<[string, unknown, LessonProblem]>([
    ['an observation', seen('20103'), 'page_closed'],
    [
      'a lesson whose place cannot be used',
      { ...learned, lesson: { ...lesson, overrides: { fields: [{ selector: ':has(*)', number: '(.)' }] } } },
      'nothing_in_common',
    ],
  ])('teaches nothing in the last step, with %s', async (_, answer, why) => {
    pageAnswers(seen('20101'), seen('20102'), answer);
    await lessons.teach(7, '20101');
    await lessons.teach(7, '20102');
    await lessons.teachOther(7);
    expect(await lessons.state()).toEqual({ ...beginning, step: 'other', problem: why, place });
    expect(await readLesson()).toBeNull();
    expect(tellPages).not.toHaveBeenCalled();
  });
});

describe('forgetting', () => {
  it('is of the steps first, and then of what was learned, which every page is told', async () => {
    await writeLesson(lesson, 1);
    pageAnswers(seen('20101'));
    await lessons.teach(7, '20101');
    await lessons.stop();
    expect(await lessons.state()).toEqual({ ...beginning, lesson: summary });
    expect(await sessionItem('lesson').read()).toBeUndefined();
    expect(tellPages).not.toHaveBeenCalled();
    await lessons.stop();
    expect(await lessons.state()).toEqual(beginning);
    expect(tellPages).toHaveBeenCalledOnce();
  });

  it('of a step that could not be taken keeps what was learned', async () => {
    await writeLesson(lesson, 1);
    pageAnswers(problem('number_not_seen'));
    await lessons.teach(7, '20101');
    await lessons.stop();
    expect(await lessons.state()).toEqual({ ...beginning, lesson: summary });
  });
});

describe('the options page', () => {
  it('undoes what was learned, and leaves the steps that were taken since', async () => {
    await writeLesson(lesson, 1);
    pageAnswers(seen('20101'));
    await lessons.teach(7, '20101');
    await lessons.forget();
    expect(await lessons.state()).toMatchObject({ step: 'second', lesson: null });
    expect(tellPages).toHaveBeenCalledOnce();
  });

  it('brings in what another browser was taught, and every page goes by it', async () => {
    await lessons.import(lesson.overrides);
    expect(await readLesson()).toEqual({
      overrides: lesson.overrides,
      kind: null,
      words: [],
      isSure: false,
    });
    expect(tellPages).toHaveBeenCalledOnce();
  });

  it('does not bring in what names no place', async () => {
    await writeLesson(lesson, 1);
    await lessons.import({ toolbars: ['.bar'] });
    expect(await readLesson()).toEqual(lesson);
  });
});

describe('a policy that forbids teaching', () => {
  it('lets no step be taken, and tells nothing', async () => {
    await writeLesson(lesson, 1);
    isAllowed.mockResolvedValue(false);
    const scripts = pageAnswers(seen('20101'));
    await lessons.teach(7, '20101');
    await lessons.teachOther(7);
    await lessons.stop();
    await lessons.forget();
    await lessons.import({ ...lesson.overrides, toolbars: ['.bar'] });
    expect(await lessons.state()).toBeNull();
    expect(scripts).not.toHaveBeenCalled();
    expect(await readLesson()).toEqual(lesson);
    expect(await sessionItem('lesson').read()).toBeUndefined();
  });
});

describe('storage that cannot be read', () => {
  it.each<[string, unknown]>([
    ['of another form', { first: 'Invoice No. 20101' }],
    ['of another version', { first: { ...observed('20101'), names: 7 }, second: null, problem: null, place }],
    ['no structure', 'first'],
  ])('is a start from the beginning: %s', async (_, stored) => {
    await sessionItem('lesson').write(stored);
    expect(await lessons.state()).toEqual(beginning);
    const scripts = pageAnswers(seen('20101'));
    await lessons.teach(7, '20101');
    expect(given(scripts.mock.calls[1]?.[0].args)[1]).toMatchObject({ kind: 'first' });
    expect(await lessons.state()).toMatchObject({ step: 'second' });
  });
});
