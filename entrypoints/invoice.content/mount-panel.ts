/** One panel for one invoice, for as long as the invoice is on screen. */
import { browser } from 'wxt/browser';
import { coversDialog } from '../../lib/page/detection/dialogs.ts';
import { followToolbars } from '../../lib/page/detection/toolbar-edge.ts';
import { keepInPage } from '../../lib/page/frame/keep-in-page.ts';
import { createPanelHost, type PanelHostOptions } from '../../lib/page/frame/panel-host.ts';
import type { PageWelcome } from '../../lib/protocol/page-messages.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import type { PsaProfile } from '../../lib/psa/profile.ts';

declare module 'wxt/browser' {
  interface WxtI18n {
    /** The messages in `locales/` that the browser reads; WXT knows only those in `public/`. */
    getMessage(name: 'page_orphaned' | 'page_tampered'): string;
  }
}

export interface Mount {
  /** Known only to this mount, its panel and the worker. */
  readonly id: string;
  readonly invoice: InvoiceRef;
  /** Call it when the page gives more details of the same invoice, or another person signs in to PSA. */
  tellMore(invoice: InvoiceRef): void;
  /** Call it when the page has changed around the panel. */
  place(): void;
  /** Replaces the panel with a sentence, because the extension behind it no longer answers. */
  orphan(): void;
  remove(): void;
}

/** Puts a panel on the page; `onGivingUp` is called after too much tampering. */
type MountPanel = (invoice: InvoiceRef, profile: PsaProfile, onGivingUp: () => void) => Mount;

export interface Panels {
  readonly mountPanel: MountPanel;
  /**
   * Takes the person's docking, so that the first panel on a page starts in the right place, and the sentences for
   * later. A docking that a panel has already reported stays.
   */
  learn(welcome: Pick<PageWelcome, 'docking' | 'words'>): void;
}

/** Call it early: once the browser has replaced the extension, its addresses and messages are not available. */
export function preparePanels(): Panels {
  const { runtime, dom } = browser;
  const own: Own = {
    panelUrl: runtime.getURL('/panel.html'),
    extensionOrigin: `chrome-extension://${runtime.id}`,
    shadowRootOf: dom.openOrClosedShadowRoot,
    kept: {},
  };
  return {
    mountPanel: (...mount) => mountPanel(own, ...mount),
    learn({ docking, words }) {
      own.kept.docking ??= docking;
      own.words = words;
    },
  };
}

interface Own extends Pick<PanelHostOptions, 'panelUrl' | 'extensionOrigin' | 'kept' | 'shadowRootOf'> {
  /** From the worker, because the first call of `getMessage` blocks the page for some milliseconds. */
  words?: PageWelcome['words'];
}

/**
 * The sentence that replaces the panel: the browser has replaced the extension under an open page, or the page keeps
 * tampering with the panel.
 */
function sentence({ words }: Own, name: keyof PageWelcome['words']): string {
  try {
    return words?.[name] ?? browser.i18n.getMessage(`page_${name}`);
  } catch {
    // The extension was replaced before the worker answered, so there is no source of words.
    return 'WisePay';
  }
}

function mountPanel(own: Own, ...[first, profile, onGivingUp]: Parameters<MountPanel>): Mount {
  const id = crypto.randomUUID();
  const life = new AbortController();
  let invoice = first;

  const host = createPanelHost({
    ...own,
    document,
    mountId: id,
    topEdge: followToolbars(document, profile),
    isInTheWay: (box) => coversDialog(document, profile, box),
    signal: life.signal,
  });
  const keeper = keepInPage(host.element, giveUp, life.signal);

  /** Shows the notice in place of the panel. If the page removes that too, it stays removed. */
  function giveUp() {
    if (!host.element.isConnected) document.documentElement?.append(host.element);
    host.showNotice(sentence(own, 'tampered'));
    onGivingUp();
  }

  return {
    id,
    get invoice() {
      return invoice;
    },
    tellMore(more) {
      invoice = more;
      host.announceChange();
    },
    place() {
      keeper.look();
      host.place();
    },
    orphan() {
      host.showNotice(sentence(own, 'orphaned'));
    },
    remove() {
      life.abort();
    },
  };
}
