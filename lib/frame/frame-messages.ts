/**
 * What the panel and the content script around it tell each other by `postMessage`. The page can read the first
 * and send either, so neither says or moves anything that matters.
 */
import * as v from 'valibot';

/** Panel → content script: how much room the panel needs. */
export const placementSchema = v.object({
  kind: v.literal('wisepay-pod.placement'),
  /** The panel's own height, in CSS px. */
  height: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** Whether only the tab at the window's edge is shown. */
  collapsed: v.boolean(),
});

export type Placement = v.InferOutput<typeof placementSchema>;

/** Content script → panel: the page tells more about the invoice than before; look again. */
export const pageChangedSchema = v.object({
  kind: v.literal('wisepay-pod.page-changed'),
  mountId: v.string(),
});

export type PageChanged = v.InferOutput<typeof pageChangedSchema>;
