/**
 * The POD's place on the PSA page: a closed shadow root that holds a skeleton, drawn at once, and then the panel in a
 * frame of the extension's own origin. The page can neither look into that frame nor click in it.
 */
import type { Docking, Placement } from '../../protocol/frame-messages.ts';
import panelStyle from './panel.css?inline';
import { linkPanel } from './panel-link.ts';
import { margin, placeRules } from './place-rules.ts';
import { createSurfaceCheck } from './surface-check.ts';
import type { ShadowRootOf } from './top-layer.ts';

/** In a narrower window the panel starts as a tab, because it would cover the invoice; in CSS px. */
const narrow = 640;
/** The least height to which the panel shrinks to stay below what is above it, in CSS px. */
const leastHeight = 160;
/** Heights until the panel reports its own, in CSS px: open, and as a tab. */
const firstHeight = 300;
const firstTabHeight = 160;
/** Roughly where PSA's bars end, in CSS px. Used until there are any, so that they move the panel little. */
const usualTopEdge = 120;

/** Where a panel stands, and its height in CSS px. */
type Stand = Omit<Placement, 'kind'>;

/** The panel's layout while nothing of it is shown. */
const unknown: Stand = { side: 'right', place: 'panel', width: 320, offset: 0, height: firstHeight };

export interface PanelHostOptions {
  readonly document: Document;
  /** Address of the panel. */
  readonly panelUrl: string;
  /** The extension's origin, which is the panel's. */
  readonly extensionOrigin: string;
  /** Identifies this mount to the panel and, through it, to the worker. */
  readonly mountId: string;
  /** The person's docking, if known. The panel's reports are stored here. */
  readonly kept: { docking?: Docking | undefined };
  /** Bottom edge of PSA's toolbars, in CSS px from the top of the window; 0 if there are none yet. */
  topEdge(): number;
  /** Whether a panel in this box would cover what must not be covered (PSA's dialogs). */
  isInTheWay(box: DOMRect): boolean;
  /** Gives the page's shadow trees, including those that are closed to the page itself. */
  readonly shadowRootOf: ShadowRootOf;
  /** Ends everything and removes the panel from the page. */
  readonly signal: AbortSignal;
}

export interface PanelHost {
  /** The element on the page, which can see the element but not its contents. */
  readonly element: HTMLElement;
  /** Places the panel again, because the page around it may have changed. Reads the layout. */
  place(): void;
  /** Tells the panel to refresh, because the page gives more details of the same invoice. */
  announceChange(): void;
  /** Replaces the panel with one sentence. */
  showNotice(text: string): void;
}

/**
 * Creates the panel. `keepInPage` puts `element` on the page and keeps it there.
 *
 * @throws {Error} for a document without a window
 */
export function createPanelHost({
  document,
  panelUrl,
  extensionOrigin,
  mountId,
  kept,
  topEdge,
  isInTheWay,
  shadowRootOf,
  signal,
}: PanelHostOptions): PanelHost {
  const window = document.defaultView;
  if (window === null) throw new Error('The document has no window.');
  const isNarrow = () => window.innerWidth < narrow;

  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  const style = new window.CSSStyleSheet();
  style.replaceSync(panelStyle);
  // Inside the shadow root, where an important rule overrides everything that the page sets on the element.
  const position = new window.CSSStyleSheet();
  const cut = new window.CSSStyleSheet();
  root.adoptedStyleSheets = [style, position, cut];

  const panel = document.createElement('div');
  panel.className = 'panel';
  const skeleton = createSkeleton(document);
  const frame = document.createElement('iframe');
  frame.title = 'WisePay Payment POD';
  frame.src = panelUrl;
  panel.append(skeleton, frame);
  root.append(panel);

  let stand: Stand | undefined;
  let drawn = '';

  function place() {
    stand ??= kept.docking && firstStand(kept.docking, isNarrow());
    const { height: wanted, side, place: kind, width, offset } = stand ?? unknown;
    const windowHeight = window?.innerHeight ?? 0;
    const least = Math.min(leastHeight, wanted);
    const edge = topEdge() || usualTopEdge;
    // In a window too low for both, the panel stays usable and PSA's bars are covered.
    const top = Math.max(Math.min(edge + margin + offset, windowHeight - margin - least), margin);
    const height = Math.min(wanted, Math.max(windowHeight - top - margin, 0));
    // A scrollbar makes text wrap, which makes the panel higher, which removes the scrollbar: an endless loop if a
    // fraction of a pixel is missing. So there is a scrollbar only if the window has too little room.
    frame.setAttribute('scrolling', height < wanted ? 'auto' : 'no');
    // Without this, a page that zooms its own root element would also zoom the panel.
    const zoom = 1 / (document.documentElement?.currentCSSZoom ?? 1);
    const rules = placeRules({ side, width, isTab: kind === 'tab', top, height, zoom });
    if (rules !== drawn) position.replaceSync(rules);
    drawn = rules;
    // Hidden until it has its place, so that it does not jump, beside the side panel, and while it would cover a dialog.
    panel.inert = stand === undefined || kind === 'side_panel' || isInTheWay(element.getBoundingClientRect());
    // Otherwise the hidden frame would keep the keyboard focus.
    if (panel.inert) frame.blur();
  }

  const link = linkPanel({
    frame,
    extensionOrigin,
    mountId,
    isNarrow,
    onPlacement(told) {
      stand = kept.docking = told;
      skeleton.hidden = true;
      place();
    },
    onLook: createSurfaceCheck({ window, element, sheet: cut, shadowRootOf }),
    signal,
  });
  window.addEventListener(
    'resize',
    () => {
      place();
      link.announceResize();
    },
    { signal, passive: true },
  );
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
      // The browser's language may differ from the page's.
      notice.dir = 'auto';
      notice.textContent = text;
      panel.replaceChildren(notice);
      stand = { ...(stand ?? unknown), place: 'panel' };
      place();
      // Known only now, because the height depends on the width, which `place` sets.
      stand = { ...stand, height: notice.offsetHeight + 2 };
      place();
    },
  };
}

/** The panel's placement until it reports its own. */
function firstStand(docking: Docking, isNarrow: boolean): Stand {
  const place = isNarrow && docking.place === 'panel' ? 'tab' : docking.place;
  return { ...docking, place, height: place === 'tab' ? firstTabHeight : firstHeight };
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
