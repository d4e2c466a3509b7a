/** What a page answers to the steps of a lesson. */
import type { FoundPlace, Lesson, LessonAnswer, Observation } from '#lib/protocol/lesson.ts';

export const place: FoundPlace = { kind: 'row', text: 'Invoice No. 20101', isSure: false };

/** An invoice in front of the person, whose number is in a row of its own. */
export const observed = (number: string): Observation => ({
  number,
  recordId: null,
  names: { token: 'BillView', place: null, recordType: null, recordId: null, roots: [], pods: null },
  sightings: [
    {
      selector: '.bill-row',
      kind: 'row',
      instability: 1,
      text: `Invoice No. ${number}`,
      texts: [`Invoice No. ${number}`],
    },
  ],
  contradictions: [],
});

export const lesson: Lesson = {
  overrides: {
    screens: { invoiceNames: ['BillView'] },
    fields: [{ selector: '.bill-row', number: '^Invoice No\\. (\\S+)$', needsScreen: true }],
  },
  kind: 'row',
  words: ['Invoice No.'],
  isSure: true,
};

export const seen = (number: string): LessonAnswer => ({
  kind: 'observed',
  observation: observed(number),
  place,
});

export const learned: LessonAnswer = { kind: 'learned', lesson };
