/**
 * Begins to load a panel's first view when its page says that the panel is coming, and not only when the panel has loaded
 * and asks for it: looking up the invoice and loading the panel then take the time of the longer one, not of both.
 */
import type { HandlePanelMessage } from './handlers.ts';
import type { PanelReply } from './messages.ts';

/** How old a view may be when its panel asks for it, in ms: far above the time in which panels load. */
const longestMs = 3_000;

export interface EarlyLoads {
  /** Begins the first view of a mount, once. A page shows one panel at a time: what was begun for its last one is dropped. */
  begin(mountId: string, tabId: number): void;
  /** As the handler that it was made with, but a first view that was begun already is the answer to its panel. */
  readonly handle: HandlePanelMessage;
}

interface EarlyLoad {
  readonly mountId: string;
  readonly begunAt: number;
  /** Gone when it has been asked for: what comes after the first view is to be newer than it. */
  reply: Promise<PanelReply> | undefined;
}

/**
 * @param handle answers a panel's message; checks a view that is begun early as it checks any other
 * @param now the time, in ms
 */
export function createEarlyLoads(handle: HandlePanelMessage, now: () => number): EarlyLoads {
  const byTab = new Map<number, EarlyLoad>();

  function take(mountId: string, tabId: number): Promise<PanelReply> | undefined {
    const load = byTab.get(tabId);
    if (load?.mountId !== mountId) return undefined;
    const { reply } = load;
    load.reply = undefined;
    return now() - load.begunAt <= longestMs ? reply : undefined;
  }

  return {
    begin(mountId, tabId) {
      if (byTab.get(tabId)?.mountId === mountId) return;
      const reply = handle({ kind: 'pod.load', mountId }, tabId);
      byTab.set(tabId, { mountId, begunAt: now(), reply });
    },
    handle(message, tabId) {
      const isFirst = message.kind === 'pod.load' && message.terminalPaymentId === undefined;
      return (isFirst && take(message.mountId, tabId)) || handle(message, tabId);
    },
  };
}
