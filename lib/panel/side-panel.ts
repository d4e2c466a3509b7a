/** The browser's side panel, as the panel on a page and the side panel itself deal with it. */
import browser, { type Tabs } from 'webextension-polyfill';
import { openedOrClosedKey, sidePanelLock } from '../protocol/side-panel-messages.ts';

declare global {
  interface ChromeSidePanel {
    open(options: { readonly tabId: number }): Promise<void>;
  }

  /** The browser's own API (Chrome 116, Edge 116): the polyfill does not have it. */
  var chrome: { readonly sidePanel?: ChromeSidePanel } | undefined;
}

/**
 * Opens the side panel in a tab's window. Call it during a click: the browser asks for one.
 *
 * @throws {Error} if the browser has no side panel, or does not open it
 */
export async function openSidePanel(tab: Tabs.Tab | undefined): Promise<void> {
  const { sidePanel } = globalThis.chrome ?? {};
  if (sidePanel === undefined || tab?.id === undefined) throw new Error('There is no side panel here.');
  await sidePanel.open({ tabId: tab.id });
}

/** Calls back whenever a side panel has opened or closed. */
export function followSidePanels(onChange: () => void, signal: AbortSignal): void {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { onChanged } = browser.storage;
  function hear(changes: Readonly<Record<string, unknown>>, area: string) {
    if (area === 'session' && Object.hasOwn(changes, openedOrClosedKey)) onChange();
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
}

/** Calls back whenever the own tab has come into another window. */
export function followOwnTab(ownTab: Promise<Tabs.Tab>, onMoved: () => void, signal: AbortSignal): void {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { onAttached } = browser.tabs;
  const hear = (tabId: number) => void ownTab.then(({ id }) => id === tabId && onMoved());
  onAttached.addListener(hear);
  signal.addEventListener('abort', () => onAttached.removeListener(hear), { once: true });
}

/** Has all panels look whether a side panel is open. The value must differ each time. */
export async function tellPanels(): Promise<void> {
  await browser.storage.session.set({ [openedOrClosedKey]: crypto.randomUUID() });
}

/**
 * Says that a side panel is open in a window, until its document ends or the signal aborts. Resolves when the worker
 * knows.
 */
export function announceSidePanel(windowId: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const keepLock = () =>
      new Promise<void>((release) => {
        signal.addEventListener('abort', () => release(), { once: true });
        resolve();
      });
    void navigator.locks.request(sidePanelLock(windowId), { mode: 'shared' }, keepLock);
  });
}
