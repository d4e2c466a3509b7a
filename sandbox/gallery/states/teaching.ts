/** The popup while a person teaches the POD a screen: every step, every problem, and what came of it. */
import type { LessonProblem, PlaceKind, Teaching } from '#lib/protocol/lesson.ts';
import { type GalleryState, membersOf, type PopupPicture } from '../gallery-state.ts';
import { atFirst, atOther, atSecond, doubtful, taught } from './lessons.ts';
import { onPage, popup, without } from './popup.ts';

const none = onPage(without);

/** Where each problem arises. */
const problems: Readonly<Record<LessonProblem, Teaching>> = {
  number_not_seen: atFirst,
  same_invoice: atSecond,
  nothing_in_common: atSecond,
  found_elsewhere: atOther,
  page_closed: atOther,
};

/** The text that holds the number in each kind of place. */
const texts: Readonly<Record<PlaceKind, string>> = {
  banner: 'Invoice #20101 - Contoso Dental',
  heading: 'Invoice – 20101',
  field: '20101',
  row: 'Invoice Number 20101',
  breadcrumb: 'Finance › Invoices › 20101',
  title: 'Invoice 20101 – ConnectWise',
  text: 'Invoice 20101',
};

export function teachingStates(): GalleryState[] {
  const unsure: Teaching = { ...taught, lesson: { kind: 'text', words: [], isSure: false } };
  return [
    teach('rest', atFirst),
    teach('rest-on-an-invoice', atFirst, {}, onPage()),
    teach('first', atFirst, { pressed: ['.teach button'] }),
    teach('bad-number', atSecond, { typed: 'no such number!' }),
    ...membersOf(texts).map((kind) =>
      teach(`second-${kind}`, { ...atSecond, place: { kind, text: texts[kind], isSure: false } }),
    ),
    teach('other', atOther),
    teach('other-unsure', { ...atOther, place: { kind: 'text', text: '', isSure: false } }),
    ...membersOf(problems).map((problem) => teach(problem, { ...problems[problem], problem })),
    teach('number-not-seen-as-typed', { ...atFirst, problem: 'number_not_seen' }, { typed: '20101' }),
    popup('teach-learned', { tab: none, teaching: taught, hasLearned: true }),
    popup('teach-learned-unsure', { tab: none, teaching: unsure, hasLearned: true }),
    teach('taught', taught),
    teach('doubtful', doubtful),
    teach('doubtful-by-policy', { ...doubtful, lesson: null }),
    teach('doubtful-on-an-invoice', doubtful, {}, onPage()),
    popup('teach-doubtful-elsewhere', { tab: { kind: 'elsewhere' }, teaching: doubtful }),
    teach('again', taught, { pressed: ['.teach button'] }),
  ];
}

function teach(
  name: string,
  teaching: Teaching,
  more: Partial<Pick<PopupPicture, 'typed' | 'pressed'>> = {},
  tab = none,
): GalleryState {
  return popup(`teach-${name}`, { tab, teaching }, more);
}
