/** The permitted senders of messages to the worker, as the browser describes them. */
import type { Sender } from '#lib/worker/messages/router.ts';
import { mountId } from '../../../support/money-messages.ts';

export const extensionId = 'abcdefghijklmnop'.repeat(2);
export const extensionOrigin = `chrome-extension://${extensionId}`;
export const otherExtensionId = 'ponmlkjihgfedcba'.repeat(2);

export const panel: Sender = {
  id: extensionId,
  url: `${extensionOrigin}/panel.html#${mountId}`,
  frameId: 4,
  tab: { id: 7 },
};

/** The review window, in which a panel continues. */
export const reviewWindow: Sender = {
  id: extensionId,
  url: `${extensionOrigin}/review.html#${mountId}`,
  frameId: 0,
  tab: { id: 8 },
};

export const optionsPage: Sender = { ...reviewWindow, url: `${extensionOrigin}/options.html` };

/** A toolbar popup has no tab, and so no frame. */
export const popup: Sender = { id: extensionId, url: `${extensionOrigin}/popup.html` };

/** Nor has the browser's side panel. */
export const sidePanel: Sender = { id: extensionId, url: `${extensionOrigin}/sidepanel.html` };

export const psaUrl = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US#state';

export const psaPage: Sender = { id: extensionId, url: psaUrl, frameId: 0, tab: { id: 7 } };
