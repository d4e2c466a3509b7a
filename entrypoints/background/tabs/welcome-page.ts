/** What the worker tells PSA's pages: when they load, and when the policy changes the profile. */
import browser from 'webextension-polyfill';
import type { PageWelcome } from '../../../lib/protocol/page-messages.ts';
import { panelSettings } from '../../../lib/protocol/panel-settings.ts';
import type { PsaProfile } from '../../../lib/psa/profile.ts';
import { sendToPage } from './page-messages.ts';

/** @param profile the profile with the policy's replacements; undefined for the built-in one */
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
