/** One panel for one invoice, from the moment the invoice is on screen until it is not. */
import { browser } from 'wxt/browser';
import { keepInPage } from '../../lib/frame/keep-in-page.ts';
import { createPanelHost } from '../../lib/frame/panel-host.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import type { PsaProfile } from '../../lib/psa/profile.ts';
import { toolbarEdge } from '../../lib/psa/toolbar-edge.ts';

export interface Mount {
  /** Known to this mount, its panel and the worker only. */
  readonly id: string;
  readonly invoice: InvoiceRef;
  /** The page tells more about the same invoice, or another person is signed in to PSA. */
  tellMore(invoice: InvoiceRef): void;
  /** The page has changed around the panel. */
  place(): void;
  /** Leaves a sentence where the panel was, because nothing behind it answers any more. */
  orphan(text: string): void;
  remove(): void;
}

/** Said where the page keeps taking the panel away or laming it. */
const meddledText =
  'This page keeps removing or changing the WisePay panel, so it has stopped. Refresh the page to try again.';

/** Puts a panel on the page; `onGivingUp` is called when the page has meddled with it too often. */
type MountPanel = (invoice: InvoiceRef, profile: PsaProfile, onGivingUp: () => void) => Mount;

/** To be called while the extension's own address can be asked for: once the browser has replaced it, it cannot. */
export function preparePanels(): MountPanel {
  const panelUrl = browser.runtime.getURL('/panel.html');
  const extensionOrigin = `chrome-extension://${browser.runtime.id}`;
  return (...mount) => mountPanel(panelUrl, extensionOrigin, ...mount);
}

function mountPanel(
  panelUrl: string,
  extensionOrigin: string,
  ...[first, profile, onGivingUp]: Parameters<MountPanel>
): Mount {
  const id = crypto.randomUUID();
  const life = new AbortController();
  let invoice = first;

  const host = createPanelHost({
    document,
    panelUrl,
    extensionOrigin,
    mountId: id,
    topEdge: () => toolbarEdge(document, profile),
    signal: life.signal,
  });
  const keeper = keepInPage(host.element, giveUp, life.signal);

  /** Says so once more, without the panel: whatever the page does with that is its own business. */
  function giveUp() {
    host.showNotice(meddledText);
    if (!host.element.isConnected) document.documentElement?.append(host.element);
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
    orphan(text) {
      host.showNotice(text);
    },
    remove() {
      life.abort();
    },
  };
}
