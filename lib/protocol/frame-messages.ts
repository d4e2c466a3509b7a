/**
 * The contract between the panel and the content script around it. The content script gives the panel one end of a
 * channel, addressed to the extension's origin. From then on, the page can neither read nor send anything, and never
 * gets the panel's window.
 */
import * as v from 'valibot';

/** Content script → panel, once the frame has loaded; sent with the panel's end of the channel. */
export const handshakeSchema = v.object({
  kind: v.literal('wisepay-pod.mount'),
  /** Known only to the content script, this panel and the worker. */
  mountId: v.pipe(v.string(), v.uuid()),
  /** Whether the page's window is too narrow for a panel that opens automatically. */
  isNarrow: v.boolean(),
});

export type Handshake = v.InferOutput<typeof handshakeSchema>;

/** The edges of the window that a panel may stand at. */
export const sideSchema = v.picklist(['left', 'right']);

export type Side = v.InferOutput<typeof sideSchema>;

/** How the user keeps the panel; also the worker's answer to a content script that asks for it. */
export const dockingSchema = v.object({
  side: sideSchema,
  /** Whether only the tab at the window's edge is shown. */
  collapsed: v.boolean(),
});

export type Docking = v.InferOutput<typeof dockingSchema>;

/** Panel → content script: where the panel stands, and how much room it needs. */
export const placementSchema = v.object({
  kind: v.literal('wisepay-pod.placement'),
  /** The panel's own height, in CSS px; it gets no more than the window has. */
  height: v.pipe(v.number(), v.minValue(0)),
  ...dockingSchema.entries,
});

export type Placement = v.InferOutput<typeof placementSchema>;

/** Content script → panel: the page says more about the invoice, or names another user; look again. */
export const pageChangedSchema = v.object({ kind: v.literal('wisepay-pod.page-changed') });

export type PageChanged = v.InferOutput<typeof pageChangedSchema>;

/** Panel → content script: find out where the panel is, then cut its frame. */
export const surfaceQuestionSchema = v.object({
  kind: v.literal('wisepay-pod.look'),
  /** Repeated in the answer. */
  id: v.number(),
  /** How much to cut off the frame's lower edge, in CSS px. */
  cut: v.pipe(v.number(), v.minValue(0), v.maxValue(40)),
  /** Whether the browser has just reported that something covers the panel. */
  isCovered: v.boolean(),
  /** Whether to read all trees of the page, whatever that costs. */
  isThorough: v.boolean(),
});

export type SurfaceQuestion = v.InferOutput<typeof surfaceQuestionSchema>;

/** Content script → panel: what it found before it cut the frame. */
export const surfaceAnswerSchema = v.object({
  kind: v.literal('wisepay-pod.surface'),
  id: v.number(),
  /** Where the panel is: a different text means a different place. */
  place: v.pipe(v.string(), v.maxLength(400)),
  /** Whether the panel was just put above something that appeared beside it. */
  isLifted: v.boolean(),
  /** Whether something in the top layer is drawn without the page's main thread. */
  isAnimated: v.boolean(),
  /** Whether this page or a frame in it has the keyboard, and no other window. */
  hasKeyboard: v.boolean(),
});

export type SurfaceAnswer = v.InferOutput<typeof surfaceAnswerSchema>;
