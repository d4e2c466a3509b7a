/** What PSA's pages are told by the worker: at their beginning, and when the policy changes how invoices are found. */
import browser from 'webextension-polyfill';
import type { PageWelcome } from '../../../lib/protocol/page-messages.ts';
import { panelSettings } from '../../../lib/protocol/panel-settings.ts';
import type { PsaProfile } from '../../../lib/psa/profile.ts';
import { sendToPage } from './page-messages.ts';

/** @param profile the policy's own; undefined where it has none */
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

/** Tells every page how invoices are found from now on. Tabs without a content script hear nothing. */
export async function tellProfile(profile: PsaProfile): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined) void sendToPage(id, { kind: 'page.profile', profile });
  }
}
