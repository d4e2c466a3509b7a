/** One panel for one invoice, from the moment the invoice is on screen until it is not. */
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
    /** The messages of `locales/` that the browser itself reads; WXT knows those of `public/` only. */
    getMessage(name: 'page_orphaned' | 'page_tampered'): string;
  }
}

export interface Mount {
  /** Known to this mount, its panel and the worker only. */
  readonly id: string;
  readonly invoice: InvoiceRef;
  /** The page tells more about the same invoice, or another person is signed in to PSA. */
  tellMore(invoice: InvoiceRef): void;
  /** The page has changed around the panel. */
  place(): void;
  /** Leaves a sentence where the panel was, because nothing behind it answers any more. */
  orphan(): void;
  remove(): void;
}

/** Puts a panel on the page; `onGivingUp` is called when the page has meddled with it too often. */
type MountPanel = (invoice: InvoiceRef, profile: PsaProfile, onGivingUp: () => void) => Mount;

export interface Panels {
  readonly mountPanel: MountPanel;
  /**
   * Takes in how the person keeps the panel, so that the first one on a page stands there from its first moment, and the
   * sentences for later. What a panel on the page has told meanwhile stays.
   */
  learn(welcome: Pick<PageWelcome, 'docking' | 'words'>): void;
}

/** To be called while the extension's own things can be asked for: once the browser has replaced it, they cannot. */
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
  /** From the worker: the first question to the browser itself holds the page up for some milliseconds. */
  words?: PageWelcome['words'];
}

/**
 * A sentence in the panel's place: that the browser has replaced the extension under an open page, or that the page keeps
 * taking the panel away or laming it.
 */
function sentence({ words }: Own, name: keyof PageWelcome['words']): string {
  try {
    return words?.[name] ?? browser.i18n.getMessage(`page_${name}`);
  } catch {
    // Replaced before the worker had said a word: nothing is left to ask.
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

  /** Says so once more, without the panel: whatever the page does with that is its own business. */
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
