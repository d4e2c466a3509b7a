/** What the worker and the content scripts of PSA's pages say to each other. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import {
  type PageDescription,
  type PageQuestion,
  type PageState,
  type PageWelcome,
  pageDescriptionSchema,
  pageStateSchema,
} from '../../protocol/page-messages.ts';
import { panelSettings } from '../../protocol/panel-settings.ts';
import type { PsaProfile } from '../../psa/profile.ts';

/** A question that is answered with the page's state. */
type StateQuestion = PageQuestion & { readonly kind: 'page.look' | 'page.open' | 'page.close' };

/**
 * Sends a question to the content script in the tab's top frame and returns its answer, unchecked. Undefined if none
 * answers: the tab has no content script, or an update orphaned it. Never rejects.
 */
async function sendToPage(tabId: number, question: PageQuestion): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
  } catch {
    return undefined;
  }
}

/** Asks the content script in the tab's top frame; null if there is no answer or it is not valid. Never rejects. */
export async function askPage(tabId: number, question: StateQuestion): Promise<PageState | null> {
  const state = v.safeParse(pageStateSchema, await sendToPage(tabId, question));
  return state.success ? state.output : null;
}

/** Asks the content script in the tab's top frame which invoice it shows; null if it shows none or does not answer. */
export async function describePage(tabId: number): Promise<PageDescription> {
  const description = v.safeParse(pageDescriptionSchema, await sendToPage(tabId, { kind: 'page.describe' }));
  return description.success ? description.output : null;
}

/**
 * What a page is told when it loads.
 *
 * @param profile the profile with the policy's replacements; undefined for the built-in one
 */
export async function welcomePage(profile: PsaProfile | undefined): Promise<PageWelcome> {
  return {
    docking: await panelSettings(browser.storage.local).read(),
    ...(profile !== undefined && { profile }),
    words: {
      orphaned: browser.i18n.getMessage('page_orphaned'),
      tampered: browser.i18n.getMessage('page_tampered'),
    },
  };
}

/** Sends the new profile to every page that has a content script. */
export async function tellProfile(profile: PsaProfile): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined) void sendToPage(id, { kind: 'page.profile', profile });
  }
}
