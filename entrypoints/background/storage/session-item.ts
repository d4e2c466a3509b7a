import browser from 'webextension-polyfill';

/**
 * One value in the session storage, which only the extension's own contexts can read. It is read unchecked; undefined where
 * there is none.
 */
export function sessionItem(key: string) {
  const area = browser.storage.session;
  return {
    read: async (): Promise<unknown> => (await area.get(key))[key],
    write: (value: unknown) => area.set({ [key]: value }),
    clear: () => area.remove(key),
  };
}
