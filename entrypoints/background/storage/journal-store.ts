/** The journal's place in the local storage, which is closed to content scripts. */
import browser from 'webextension-polyfill';
import type { JournalStore } from '../../../lib/operations/journal.ts';

export const journalStore: JournalStore = {
  readAll: () => browser.storage.local.get(null),
  read: async (name) => (await browser.storage.local.get(name))[name],
  write: (name, value) => browser.storage.local.set({ [name]: value }),
  remove: (names) => browser.storage.local.remove([...names]),
};
