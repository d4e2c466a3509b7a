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
  /** The page's window is too narrow for a panel that opens by itself. */
  isNarrow: v.boolean(),
});

export type Handshake = v.InferOutput<typeof handshakeSchema>;

/** The edges of the window that a panel may stand at. */
export const sideSchema = v.picklist(['left', 'right']);

export type Side = v.InferOutput<typeof sideSchema>;

/** How a person keeps the panel; also the worker's answer to the content script that asks for it. */
export const dockingSchema = v.object({
  side: sideSchema,
  /** Whether only the tab at the window's edge is shown. */
  collapsed: v.boolean(),
});

export type Docking = v.InferOutput<typeof dockingSchema>;

/** Panel → content script: where it stands, and how much room it needs. */
export const placementSchema = v.object({
  kind: v.literal('wisepay-pod.placement'),
  /** The panel's own height, in CSS px; it gets no more than the window has. */
  height: v.pipe(v.number(), v.minValue(0)),
  ...dockingSchema.entries,
});

export type Placement = v.InferOutput<typeof placementSchema>;

/** Content script → panel: the page tells more about the invoice than before, or of another person; look again. */
export const pageChangedSchema = v.object({ kind: v.literal('wisepay-pod.page-changed') });

export type PageChanged = v.InferOutput<typeof pageChangedSchema>;

/** Panel → content script: look where the panel is, and cut its frame. */
export const surfaceQuestionSchema = v.object({
  kind: v.literal('wisepay-pod.look'),
  /** Names the question in its answer. */
  id: v.number(),
  /** How much to cut off the frame's lower edge, in CSS px. */
  cut: v.pipe(v.number(), v.minValue(0), v.maxValue(40)),
  /** The browser has just told that something covers the panel. */
  isCovered: v.boolean(),
  /** All trees of the page are to be read, whatever that costs. */
  isThorough: v.boolean(),
});

export type SurfaceQuestion = v.InferOutput<typeof surfaceQuestionSchema>;

/** Content script → panel: what it has found before it cut the frame. */
export const surfaceAnswerSchema = v.object({
  kind: v.literal('wisepay-pod.surface'),
  id: v.number(),
  /** Where the panel is: another text is another place. */
  place: v.pipe(v.string(), v.maxLength(400)),
  /** The panel was just put above something that came up beside it. */
  isLifted: v.boolean(),
  /** Something in the top layer is drawn without the page's main thread. */
  isAnimated: v.boolean(),
  /** Whether this page, or a frame in it, has the keyboard, and no other window. */
  hasKeyboard: v.boolean(),
});

export type SurfaceAnswer = v.InferOutput<typeof surfaceAnswerSchema>;
