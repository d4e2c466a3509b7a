/**
 * What the panel and the content script around it tell each other. The content script hands the panel one end of a
 * channel, addressed to the extension's origin: from then on the page can neither read nor send anything, and never
 * gets hold of the panel's window.
 */
import * as v from 'valibot';

/** Content script → panel, once the frame has loaded; comes with the panel's end of the channel. */
export const handshakeSchema = v.object({
  kind: v.literal('wisepay-pod.mount'),
  /** Known to the content script, this panel and the worker only. */
  mountId: v.pipe(v.string(), v.uuid()),
});

export type Handshake = v.InferOutput<typeof handshakeSchema>;

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
export const pageChangedSchema = v.object({ kind: v.literal('wisepay-pod.page-changed') });

export type PageChanged = v.InferOutput<typeof pageChangedSchema>;
