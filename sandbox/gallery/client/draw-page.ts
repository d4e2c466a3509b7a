/** Draws what the content script adds to a PSA page, on a stand-in for that page. */

import { t } from '#lib/i18n/translate.ts';
import { createPanelHost } from '#lib/page/frame/panel-host.ts';
import type { PagePicture } from '../gallery-state.ts';

/** Draws the page and the panel's host into the document. @param signal removes both */
export function drawPage(root: Element, { shows }: PagePicture, signal: AbortSignal): void {
  const title = root.ownerDocument.createElement('h1');
  title.textContent = 'A page of PSA';
  const main = root.ownerDocument.createElement('main');
  main.append(title);
  // The host lies above the page and takes up no space in it.
  main.style.minHeight = '360px';
  root.append(main);
  signal.addEventListener('abort', () => main.remove(), { once: true });

  const host = createPanelHost({
    document: root.ownerDocument,
    panelUrl: 'about:blank',
    extensionOrigin: location.origin,
    mountId: crypto.randomUUID(),
    kept: { docking: { side: 'right', place: 'panel', width: 320, offset: 0 } },
    topEdge: () => 48,
    isInTheWay: () => false,
    shadowRootOf: () => null,
    signal,
  });
  root.ownerDocument.documentElement.append(host.element);
  if (shows !== 'skeleton') host.showNotice(t(`page.${shows}`));
}
