/**
 * What the POD is taught about a screen: the observations that a page makes while a person teaches it, and the lesson
 * that comes of them. They pass between the page, the worker and its storage; all texts are the page's own, so
 * observations stay in memory and are never part of a lesson.
 */
import * as v from 'valibot';
import { invoiceNumberSchema, recordIdSchema } from '../psa/invoice-ref.ts';
import { type ProfileOverrides, profileOverridesSchema } from '../psa/profile-overrides.ts';

/** Limits of an observation: characters of a text, items of a list. */
export const lessonCaps = { text: 300, selector: 300, sightings: 60, texts: 40, names: 30 } as const;

const textSchema = v.pipe(v.string(), v.maxLength(lessonCaps.text));
const namesSchema = v.pipe(v.array(textSchema), v.maxLength(lessonCaps.names));

/** What kind of place holds the number, for words about it. */
const placeKindSchema = v.picklist(['banner', 'heading', 'field', 'row', 'breadcrumb', 'title', 'text']);
export type PlaceKind = v.InferOutput<typeof placeKindSchema>;

/** One way to find the number again on a screen. */
const sightingSchema = v.object({
  selector: v.pipe(v.string(), v.maxLength(lessonCaps.selector)),
  kind: placeKindSchema,
  /** How likely the selector survives PSA's next release: 0 is the most likely. */
  instability: v.number(),
  /** The text that holds the number. */
  text: textSchema,
  /** The texts of all visible elements that the selector finds, this one among them. */
  texts: v.pipe(v.array(textSchema), v.maxLength(lessonCaps.texts)),
});
export type Sighting = v.InferOutput<typeof sightingSchema>;

/** What names a screen. */
const screenNamesSchema = v.object({
  token: v.nullable(textSchema),
  place: v.nullable(textSchema),
  /** The record type in a deep link's query. */
  recordType: v.nullable(textSchema),
  /** The record ID in the address. */
  recordId: v.nullable(recordIdSchema),
  /** The classes of visible roots. */
  roots: namesSchema,
  /** The screen that most visible pods belong to. */
  pods: v.nullable(textSchema),
});
export type ScreenNames = v.InferOutput<typeof screenNamesSchema>;

/** An invoice that a person has in front of them, as the page shows it. */
export const observationSchema = v.object({
  number: invoiceNumberSchema,
  /** The invoice's record ID where WisePay knows it. */
  recordId: v.nullable(recordIdSchema),
  names: screenNamesSchema,
  sightings: v.pipe(v.array(sightingSchema), v.maxLength(lessonCaps.sightings)),
  /** The signals that contradict the number with the profile in force. */
  contradictions: v.pipe(v.array(v.picklist(['address', 'root', 'banner', 'field'])), v.maxLength(4)),
});
export type Observation = v.InferOutput<typeof observationSchema>;

/** What the POD has learned of a screen: parts of the profile, and nothing of a customer. */
export const lessonSchema = v.object({
  overrides: profileOverridesSchema,
  /** Null for one that was taught in another browser: only what it replaces comes over. */
  kind: v.nullable(placeKindSchema),
  /** The words beside the number by which it is found. */
  words: namesSchema,
  /** Whether the place is one of PSA's stable families, on a screen with a name. */
  isSure: v.boolean(),
});
export type Lesson = v.InferOutput<typeof lessonSchema>;

/** One that was taught in this browser. */
export type OwnLesson = Lesson & { readonly kind: PlaceKind };

/** Whether overrides say where the number is. Parts that cannot be used are absent, and the rest alone is of no use. */
export function hasPlace({ fields }: ProfileOverrides): boolean {
  return fields !== undefined;
}

/** What people are told of a lesson. */
export type LessonSummary = Pick<Lesson, 'kind' | 'words' | 'isSure'>;

/** Where the number stands, for the person who teaches. */
export const foundPlaceSchema = v.object({
  kind: placeKindSchema,
  text: textSchema,
  isSure: v.boolean(),
});
export type FoundPlace = v.InferOutput<typeof foundPlaceSchema>;

/** Why a step of a lesson could not be taken. */
export const lessonProblemSchema = v.picklist([
  /** The number is nowhere on the page where a person sees it. */
  'number_not_seen',
  /** It is the first invoice again. */
  'same_invoice',
  /** Nothing that the two invoices have in common leads to their numbers. */
  'nothing_in_common',
  /** What leads to the numbers finds one on the screen that is no invoice, too. */
  'found_elsewhere',
  /** The page could not be looked at. */
  'page_closed',
]);
export type LessonProblem = v.InferOutput<typeof lessonProblemSchema>;

/** What a page is asked to do, with what earlier steps saw. `recordId`: see {@link observationSchema}. */
export type LessonRequest =
  | { readonly kind: 'first'; readonly number: string; readonly recordId: string | null }
  | {
      readonly kind: 'second';
      readonly number: string;
      readonly recordId: string | null;
      readonly first: Observation;
    }
  | { readonly kind: 'other'; readonly first: Observation; readonly second: Observation };

/** What came of it. */
export const lessonAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('observed'), observation: observationSchema, place: foundPlaceSchema }),
  v.object({ kind: v.literal('learned'), lesson: lessonSchema }),
  v.object({ kind: v.literal('problem'), problem: lessonProblemSchema }),
]);
export type LessonAnswer = v.InferOutput<typeof lessonAnswerSchema>;

/** Which screen a person has to open next: an invoice, another one, or a screen that is none. */
const lessonStepSchema = v.picklist(['first', 'second', 'other']);

/** How far a person has come with teaching, for the popup. */
export const teachingSchema = v.object({
  step: lessonStepSchema,
  /** Why the last step was not taken; null if it was. */
  problem: v.nullable(lessonProblemSchema),
  /** Where the number was found in the last step; null at the start. */
  place: v.nullable(foundPlaceSchema),
  /** What this browser has learned; null if nothing. */
  lesson: v.nullable(v.pick(lessonSchema, ['kind', 'words', 'isSure'])),
  /** Whether it seems that invoices are no longer found where they were taught, or wrong ones are. */
  isDoubtful: v.boolean(),
});
export type Teaching = v.InferOutput<typeof teachingSchema>;
