/** How far a person has come with teaching the POD a screen, as the worker tells the popup. */
import type { FoundPlace, Teaching } from '#lib/protocol/lesson.ts';

const heading: FoundPlace = { kind: 'heading', text: 'Invoice – 20101', isSure: false };

export const atFirst: Teaching = {
  step: 'first',
  problem: null,
  place: null,
  lesson: null,
  isDoubtful: false,
};
export const atSecond: Teaching = { ...atFirst, step: 'second', place: heading };
export const atOther: Teaching = {
  ...atFirst,
  step: 'other',
  place: { ...heading, text: 'Invoice – 20102', isSure: true },
};
export const taught: Teaching = {
  ...atFirst,
  lesson: { kind: 'heading', words: ['Invoice –'], isSure: true },
};
export const doubtful: Teaching = { ...taught, isDoubtful: true };
