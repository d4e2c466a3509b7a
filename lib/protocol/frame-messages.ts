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

/**
 * Where the POD is: open over the page, as a slim tab at the window's edge, or in the browser's side panel, with nothing
 * on the page.
 */
export const placeSchema = v.picklist(['panel', 'tab', 'side_panel']);

export type Place = v.InferOutput<typeof placeSchema>;

/** The open panel's width, in CSS px: the QR code fits into the least, and the most leaves the page some room. */
export const panelWidth = { least: 300, usual: 320, most: 560 } as const;

/** The farthest that a panel may be moved down, in CSS px; the window limits it further. */
export const mostOffset = 2_000;

/** How the user keeps the panel; also the worker's answer to a content script that asks for it. */
export const dockingSchema = v.object({
  side: sideSchema,
  place: placeSchema,
  /** The open panel's width, in CSS px. */
  width: v.pipe(v.number(), v.minValue(panelWidth.least), v.maxValue(panelWidth.most)),
  /** How far the panel was moved down from where it stands by default, in CSS px; the window limits it. */
  offset: v.pipe(v.number(), v.minValue(0), v.maxValue(mostOffset)),
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

/** Content script → panel: the page's window has another size; a side panel may have closed beside it. */
export const pageResizedSchema = v.object({
  kind: v.literal('wisepay-pod.page-resized'),
  /** Whether it is too narrow for a panel that opens automatically. */
  isNarrow: v.boolean(),
});

export type PageResized = v.InferOutput<typeof pageResizedSchema>;

/**
 * Panel → content script: a drag begins or ends in the panel. Outside its frame, only the page gets the pointer's events,
 * whatever the panel captures (seen in Chromium 156).
 */
export const dragSchema = v.object({ kind: v.literal('wisepay-pod.drag'), isOn: v.boolean() });

export type Drag = v.InferOutput<typeof dragSchema>;

/** Content script → panel, during a drag: where the pointer is over the page, in px of the screen. */
export const pagePointerSchema = v.object({
  kind: v.literal('wisepay-pod.pointer'),
  x: v.number(),
  y: v.number(),
  /** Whether the button is no longer pressed. */
  isUp: v.boolean(),
});

export type PagePointer = v.InferOutput<typeof pagePointerSchema>;

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
