/** The size of a window, for the diagnostics report: screens that cut something off differ in it. */
import * as v from 'valibot';

const lengthSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

export const windowFactsSchema = v.object({
  /** In CSS px. */
  width: lengthSchema,
  height: lengthSchema,
  /** Device px for one CSS px; contains the browser's zoom. */
  pixelRatio: v.pipe(v.number(), v.gtValue(0), v.maxValue(100)),
});

export type WindowFacts = v.InferOutput<typeof windowFactsSchema>;

/** The size of a window, or of the frame that a document is in, as it is now. */
export function readWindow({
  innerWidth,
  innerHeight,
  devicePixelRatio,
}: Pick<Window, 'innerWidth' | 'innerHeight' | 'devicePixelRatio'>): WindowFacts {
  return { width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio };
}
