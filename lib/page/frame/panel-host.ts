/**
 * The POD's place on the PSA page: one closed shadow root that holds a skeleton, drawn at once, and then the panel
 * in a frame of the extension's own origin. The page can neither look into nor click inside that frame.
 */
import type { Docking, Placement } from '../../protocol/frame-messages.ts';
import panelStyle from './panel.css?inline';
import { linkPanel } from './panel-link.ts';
import { margin, placeRules } from './place-rules.ts';
import { createSurfaceCheck } from './surface-check.ts';
import type { ShadowRootOf } from './top-layer.ts';

/** In a narrower window a panel does not open by itself, because it would cover the invoice; in CSS px. */
const narrow = 640;
/** The panel is not made lower than this for the sake of what is above it, in CSS px. */
const leastHeight = 160;
/** Heights before the panel has told its own, in CSS px: opened, and as a tab. */
const firstHeight = 300;
const firstTabHeight = 102;
/** Where PSA's bars end, more or less, as long as there are none; in CSS px. What comes then moves the panel little. */
const usualTopEdge = 120;

/** Where a panel stands, and its height in CSS px. */
type Stand = Omit<Placement, 'kind'>;

/** What the panel is laid out for while nothing of it is shown. */
const unknown: Stand = { side: 'right', collapsed: false, height: firstHeight };

export interface PanelHostOptions {
  readonly document: Document;
  /** Address of the panel. */
  readonly panelUrl: string;
  /** The extension's origin, which is the panel's. */
  readonly extensionOrigin: string;
  /** Names this mount to the panel and, through it, to the worker. */
  readonly mountId: string;
  /** How the person keeps the panel, as far as that is known; a panel that says how it stands writes it down here. */
  readonly kept: { docking?: Docking | undefined };
  /** Lower edge of PSA's toolbars, in CSS px from the top of the window; 0 as long as there are none. */
  topEdge(): number;
  /** Whether a panel in this box would cover what must not be covered (PSA's dialogs). */
  isInTheWay(box: DOMRect): boolean;
  /** Looks into the page's shadow trees, which a page can close to itself but not to the browser. */
  readonly shadowRootOf: ShadowRootOf;
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

/**
 * Makes the panel; whoever puts `element` on the page and keeps it there is `keepInPage`.
 *
 * @throws {Error} for a document without a window, which is on no screen
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
  // Inside the root, where an important rule wins over everything that the page could set on the element.
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
    const { height: wanted, side, collapsed } = stand ?? unknown;
    const windowHeight = window?.innerHeight ?? 0;
    const least = Math.min(leastHeight, wanted);
    const edge = topEdge() || usualTopEdge;
    // In a window too low for both, the panel stays usable and PSA's bars are covered.
    const top = Math.max(Math.min(edge + margin, windowHeight - margin - least), margin);
    const height = Math.min(wanted, Math.max(windowHeight - top - margin, 0));
    // A scrollbar makes text wrap, which makes the panel higher, which takes the scrollbar away: for ever, where a
    // fraction of a pixel is missing. So there is one only where the window has too little room.
    frame.setAttribute('scrolling', height < wanted ? 'auto' : 'no');
    // A page that zooms its own root element would take the panel with it.
    const zoom = 1 / (document.documentElement?.currentCSSZoom ?? 1);
    const rules = placeRules({ side, collapsed, top, height, zoom });
    if (rules !== drawn) position.replaceSync(rules);
    drawn = rules;
    // Nothing is shown where it may not stay: what has come up must not jump, and nothing may cover a dialog.
    panel.inert = stand === undefined || isInTheWay(element.getBoundingClientRect());
    // A frame that has the keyboard would keep it, unseen.
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
      // The browser's language need not be the page's.
      notice.dir = 'auto';
      notice.textContent = text;
      panel.replaceChildren(notice);
      stand = { ...(stand ?? unknown), collapsed: false };
      place();
      // Known only now, because the place decides on the width.
      stand = { ...stand, height: notice.offsetHeight + 2 };
      place();
    },
  };
}

/** Where the panel stands before it has told its own place. */
function firstStand({ side, collapsed }: Docking, isNarrow: boolean): Stand {
  const isTab = collapsed || isNarrow;
  return { side, collapsed: isTab, height: isTab ? firstTabHeight : firstHeight };
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
