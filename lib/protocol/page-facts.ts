/**
 * What the collecting script returns about a page. It contains the page's own text, so it stays in the worker's memory:
 * `report-page.ts` reduces it to shapes. The page can put anything into it, so everything is capped.
 */
import * as v from 'valibot';
import { signalNames } from '../psa/signals.ts';
import { windowFactsSchema } from './window-facts.ts';

/** Limits of what is collected: characters of a text, items of a list. */
export const caps = {
  /** The address with its fragment, which holds PSA's packed state; in characters. */
  address: 70_000,
  /** A frame's address; in characters. */
  frameAddress: 2_000,
  /** A banner, a class name or a key; in characters. */
  text: 300,
  banners: 20,
  classNames: 200,
  frames: 60,
  keys: 100,
} as const;

const textSchema = v.pipe(v.string(), v.maxLength(caps.text));
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const keysSchema = v.pipe(v.array(textSchema), v.maxLength(caps.keys));
const signalNamesSchema = v.pipe(v.array(v.picklist(signalNames)), v.maxLength(signalNames.length));

const readingSchema = v.object({
  says: v.picklist(['nothing', 'invoice', 'list', 'other', 'record', 'conflict']),
  recordId: v.optional(textSchema),
  number: v.optional(textSchema),
});

export const pageFactsSchema = v.variant('kind', [
  /** Not a page of the PSA client; nothing was read. */
  v.object({ kind: v.literal('other') }),
  v.object({
    kind: v.literal('psa'),
    /** With its fragment. */
    address: v.pipe(v.string(), v.maxLength(caps.address)),
    banners: v.pipe(
      v.array(v.object({ text: textSchema, isVisible: v.boolean() })),
      v.maxLength(caps.banners),
    ),
    /** How many elements have each, and how many of those are visible. */
    classNames: v.pipe(
      v.array(v.object({ name: textSchema, count: countSchema, visible: countSchema })),
      v.maxLength(caps.classNames),
    ),
    /**
     * Depth first. The address is the one in the frame, or, where that is of another origin, the one that the frame was
     * given; null if there is none.
     */
    frames: v.pipe(
      v.array(
        v.object({
          depth: v.pipe(countSchema, v.minValue(1), v.maxValue(10)),
          address: v.nullable(v.pipe(v.string(), v.maxLength(caps.frameAddress))),
        }),
      ),
      v.maxLength(caps.frames),
    ),
    /** The outer and inner keys of what PSA stores about its member; null if there is nothing to read. */
    memberKeys: v.nullable(v.object({ stored: keysSchema, member: keysSchema })),
    /** Whether the POD finds an email there. */
    hasMember: v.boolean(),
    signals: v.object({
      hash: readingSchema,
      query: readingSchema,
      tab: readingSchema,
      banner: readingSchema,
      field: readingSchema,
      root: readingSchema,
      pods: readingSchema,
      hosted: readingSchema,
    }),
    /** The signals that said anything, and those that spoke against an invoice being shown. */
    spoke: signalNamesSchema,
    disagreed: signalNamesSchema,
    /** The result of a first look at the page: `invoice`, or the reason for none. */
    outcome: textSchema,
    window: v.fallback(v.optional(windowFactsSchema), undefined),
  }),
]);

export type PageFacts = v.InferOutput<typeof pageFactsSchema>;
/** The facts of a page of the PSA client. */
export type PsaFacts = Extract<PageFacts, { kind: 'psa' }>;
