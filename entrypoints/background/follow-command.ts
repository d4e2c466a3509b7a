/** Listens for the shortcut. */
import browser from 'webextension-polyfill';
import { shortcutKey } from '../../lib/protocol/session-keys.ts';
import { openCommand } from '../../lib/worker/tabs/open-command.ts';
import { sessionItem } from './storage/session-item.ts';

/** Registers the listener. Call it synchronously when the worker starts. */
export function followCommand(openPod: (tabId: number | undefined) => Promise<void>): void {
  browser.commands.onCommand.addListener((command, tab) => {
    // The browser's own windows have no toolbar for a popup: nothing can be shown there.
    if (command === openCommand) void openPod(tab?.id).catch(() => {});
  });
}

/** Brings a mount's panel forward. Resolves when the call is made; does not wait for the panel. */
export async function callPanel(mountId: string): Promise<void> {
  const call = sessionItem(shortcutKey(mountId));
  // The value must differ each time, because the browser reports only changes.
  await call.write(Date.now());
  await call.clear();
}
