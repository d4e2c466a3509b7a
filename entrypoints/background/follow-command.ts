/** Listens to the keys for "open the POD". */
import browser from 'webextension-polyfill';
import { shortcutKey } from '../../lib/protocol/session-keys.ts';
import { type OpenPod, openCommand } from '../../lib/worker/tabs/open-command.ts';
import { sessionItem } from './storage/session-item.ts';

/** To be called synchronously at the worker's start. */
export function followCommand(openPod: OpenPod): void {
  browser.commands.onCommand.addListener((command, tab) => {
    // The browser's own windows have no toolbar for a popup: nothing can be shown there.
    if (command === openCommand) void openPod(tab?.id).catch(() => {});
  });
}

/** Has the panel of a mount come forward. The call is over as soon as it was made. */
export async function callPanel(mountId: string): Promise<void> {
  const call = sessionItem(shortcutKey(mountId));
  // Never the same twice: only a change is told.
  await call.write(Date.now());
  await call.clear();
}
