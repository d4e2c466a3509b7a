/** The side panel's question to the worker about the tab in front of its window. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import {
  type SidePanelFront,
  type SidePanelMessage,
  sidePanelFrontSchema,
} from '../protocol/side-panel-messages.ts';

/** How many times the worker is asked if it ends before it answers. */
const attempts = 4;

/**
 * What the tab in front shows, and the language to say it in. Never rejects.
 *
 * @param windowId the browser's ID of the side panel's window
 * @returns null if the worker does not answer
 */
export async function askFront(windowId: number): Promise<SidePanelFront | null> {
  const message: SidePanelMessage = { kind: 'side.look', windowId };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer: unknown = await browser.runtime.sendMessage(message).catch(() => undefined);
    const front = v.safeParse(sidePanelFrontSchema, answer);
    if (front.success) return front.output;
  }
  return null;
}

/**
 * The language that the administrator has set or the person has chosen (BCP 47), as the panel has it. Null for the
 * browser's own, also if the worker does not answer. Never rejects.
 */
export async function askLocale(windowId: number): Promise<string | null> {
  return (await askFront(windowId))?.locale ?? null;
}
