import browser from 'webextension-polyfill';

/**
 * One value in session storage, which only the extension's own contexts can read. `read` gives it unchecked, or
 * undefined if there is none.
 */
export function sessionItem(key: string) {
  const area = browser.storage.session;
  return {
    read: async (): Promise<unknown> => (await area.get(key))[key],
    write: (value: unknown) => area.set({ [key]: value }),
    clear: () => area.remove(key),
  };
}
