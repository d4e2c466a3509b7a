/**
 * The POD's place on the PSA page: one closed shadow root that holds a skeleton, drawn at once, and then the panel
 * in a frame of the extension's own origin. The page can neither look into nor click inside that frame.
 */
import type { Placement } from './frame-messages.ts';
import { linkPanel } from './panel-link.ts';
import { collapsedRule, panelStyle } from './panel-style.ts';

/** Distance to the window's lower edge, in CSS px. */
const margin = 12;
/** The panel is not made lower than this for the sake of what is above it, in CSS px. */
const leastHeight = 160;
/** Height before the panel has told its own, in CSS px. */
const firstHeight = 300;

export interface PanelHostOptions {
  readonly document: Document;
  /** Address of the panel. */
  readonly panelUrl: string;
  /** The extension's origin, which is the panel's. */
  readonly extensionOrigin: string;
  /** Names this mount to the panel and, through it, to the worker. */
  readonly mountId: string;
  /** Lower edge of what the panel must not cover (PSA's toolbars), in CSS px from the top of the window. */
  topEdge(): number;
  /** Ends everything and takes the panel off the page. */
  readonly signal: AbortSignal;
}

export interface PanelHost {
  /** The element on the page; the page can see it, but not into it. */
  readonly element: HTMLElement;
  /** Finds the place anew, because the page around the panel may have changed. Reads the layout. */
  place(): void;
  /** Tells the panel to look again, because the page tells more about the same invoice. */
  announceChange(): void;
  /** Replaces the panel by one sentence. */
  showNotice(text: string): void;
}

/** Makes the panel; whoever puts `element` on the page and keeps it there is `keepInPage`. */
export function createPanelHost({
  document,
  panelUrl,
  extensionOrigin,
  mountId,
  topEdge,
  signal,
}: PanelHostOptions): PanelHost {
  const window = document.defaultView;
  if (window === null) throw new Error('The document has no window.');

  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  const style = new window.CSSStyleSheet();
  style.replaceSync(panelStyle);
  // Inside the root, where an important rule wins over everything that the page could set on the element.
  const position = new window.CSSStyleSheet();
  root.adoptedStyleSheets = [style, position];

  const panel = document.createElement('div');
  panel.className = 'panel';
  const skeleton = createSkeleton(document);
  const frame = document.createElement('iframe');
  frame.title = 'WisePay Payment POD';
  frame.src = panelUrl;
  panel.append(skeleton, frame);
  root.append(panel);

  let placement: Placement = { kind: 'wisepay-pod.placement', height: firstHeight, collapsed: false };

  let drawn = '';

  function place() {
    const windowHeight = window?.innerHeight ?? 0;
    const least = Math.min(leastHeight, placement.height);
    // In a window too low for both, the panel stays usable and PSA's bars are covered.
    const top = Math.max(Math.min(Math.max(topEdge(), 0) + margin, windowHeight - margin - least), margin);
    const height = Math.min(placement.height, Math.max(windowHeight - top - margin, 0));
    // A page that zooms its own root element would take the panel with it.
    const zoom = 1 / (document.documentElement?.currentCSSZoom ?? 1);
    const rule = `:host { top: ${top}px !important; height: ${height}px !important; zoom: ${zoom} !important; }`;
    const rules = placement.collapsed ? `${rule} ${collapsedRule}` : rule;
    if (rules === drawn) return;
    drawn = rules;
    position.replaceSync(rules);
    panel.classList.toggle('collapsed', placement.collapsed);
  }

  const link = linkPanel({
    frame,
    extensionOrigin,
    mountId,
    onPlacement(told) {
      placement = told;
      skeleton.hidden = true;
      place();
    },
    signal,
  });
  window.addEventListener('resize', place, { signal, passive: true });
  const size = new window.ResizeObserver(place);
  size.observe(element, { box: 'device-pixel-content-box' });
  signal.addEventListener('abort', () => size.disconnect(), { once: true });
  signal.addEventListener('abort', () => element.remove(), { once: true });
  place();

  return {
    element,
    place,
    announceChange: link.announceChange,
    showNotice(text) {
      const notice = document.createElement('div');
      notice.className = 'notice';
      notice.setAttribute('role', 'status');
      notice.textContent = text;
      panel.replaceChildren(notice);
      placement = { ...placement, height: 80, collapsed: false };
      place();
    },
  };
}

function createSkeleton(document: Document): HTMLElement {
  const skeleton = document.createElement('div');
  skeleton.className = 'skeleton';
  const title = document.createElement('div');
  title.className = 'title';
  title.textContent = 'WisePay';
  const bars = ['bar short', 'bar', 'bar', 'bar short'].map((className) => {
    const bar = document.createElement('div');
    bar.className = className;
    return bar;
  });
  skeleton.append(title, ...bars);
  return skeleton;
}
