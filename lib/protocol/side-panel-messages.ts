/**
 * The contract between the browser's side panel and the worker. The side panel is in no tab: it names its window, and
 * the worker takes the tab in front of that window from the browser.
 */
import * as v from 'valibot';
import { mountIdSchema } from './page-messages.ts';
import { panelMessageSchema } from './panel-messages.ts';
import { tabStateSchema } from './popup-messages.ts';

/** The browser's ID of the window that the side panel is in. */
const windowIdSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Side panel → worker. */
export const sidePanelMessageSchema = v.variant('kind', [
  /** Asks what the tab in front shows. Answered with a {@link SidePanelFront}. */
  v.strictObject({ kind: v.literal('side.look'), windowId: windowIdSchema }),
  /** A panel's message about the invoice of the tab in front. Answered like a panel's. */
  v.strictObject({ kind: v.literal('side.ask'), windowId: windowIdSchema, message: panelMessageSchema }),
  /** Asks for the diagnostics report on the tab in front. Answered with a `ReportReply`. */
  v.strictObject({ kind: v.literal('side.report'), windowId: windowIdSchema }),
]);

export type SidePanelMessage = v.InferOutput<typeof sidePanelMessageSchema>;

/** Worker → side panel: the mount in the tab in front, or why there is none. */
export const frontSchema = v.variant('kind', [
  v.object({ kind: v.literal('invoice'), mountId: mountIdSchema }),
  v.object({ kind: v.literal('none'), tab: tabStateSchema }),
]);

export type Front = v.InferOutput<typeof frontSchema>;

/** The same, with the language of words, amounts and dates (BCP 47); null for the browser's own. */
export const sidePanelFrontSchema = v.object({ front: frontSchema, locale: v.nullable(v.string()) });

export type SidePanelFront = v.InferOutput<typeof sidePanelFrontSchema>;

/** Panel on a page → worker: does a side panel show this tab's invoice now? Answered with a boolean. */
export const besideQuestionSchema = v.strictObject({ kind: v.literal('pod.beside') });

export type BesideQuestion = v.InferOutput<typeof besideQuestionSchema>;

/**
 * The web lock that a side panel holds for as long as it exists: the browser releases it with the document, however
 * that ends.
 */
export const sidePanelLock = (windowId: number) => `side-panel.${windowId}`;

/**
 * The session storage key that a side panel writes when it opens or closes. The value says nothing: it only differs each
 * time. No page or content script can write session storage.
 */
export const openedOrClosedKey = 'side-panel.opened-or-closed';

/** The session storage key that the worker writes, while a side panel is open, when a page shows something else. */
export const pageChangeKey = 'side-panel.page-change';

/** What it writes there. */
export const pageChangeSchema = v.object({
  tabId: v.number(),
  /** Differs each time, because the browser reports only changes. */
  id: v.string(),
});
