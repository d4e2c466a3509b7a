/** One panel for one invoice, from the moment the invoice is on screen until it is not. */
import { browser } from 'wxt/browser';
import { keepInPage } from '../../lib/frame/keep-in-page.ts';
import { createPanelHost } from '../../lib/frame/panel-host.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import { defaultProfile } from '../../lib/psa/profile.ts';
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

export function mountPanel(first: InvoiceRef): Mount {
  const id = crypto.randomUUID();
  const life = new AbortController();
  let invoice = first;

  const host = createPanelHost({
    document,
    panelUrl: browser.runtime.getURL('/panel.html'),
    mountId: id,
    topEdge: () => toolbarEdge(document, defaultProfile),
    signal: life.signal,
  });
  keepInPage(host.element, () => life.abort(), life.signal);

  return {
    id,
    get invoice() {
      return invoice;
    },
    tellMore(more) {
      invoice = more;
      host.announceChange();
    },
    place: host.place,
    orphan(text) {
      host.showNotice(text);
    },
    remove() {
      life.abort();
    },
  };
}
