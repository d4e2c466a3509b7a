/** A panel on its own page, and what both of them do. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createPanelHost, type PanelHost } from '#lib/page/frame/panel-host.ts';
import type { Docking } from '#lib/protocol/frame-messages.ts';
import { PromptChannel } from '../../../support/prompt-channel.ts';

const mountId = crypto.randomUUID();
const extensionOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

/** The placement that a panel reports. */
export const placement = {
  kind: 'wisepay-pod.placement',
  height: 240,
  side: 'right',
  place: 'panel',
  width: 320,
  offset: 0,
};

/** The panel's docking, if it is known. */
type Kept = { docking?: Docking };

export interface PanelOnPage {
  readonly host: PanelHost;
  /** The panel's shadow root, which is closed to the page. */
  readonly root: ShadowRoot;
  readonly kept: Kept;
  /** Where the page's toolbars end, in CSS px; a test may move it. */
  top: number;
  /** Whether the panel would cover a dialog of the page. */
  isInTheWay: boolean;
  /** The box in which a dialog was last looked for. */
  readonly lookedAt: DOMRect | undefined;
  /** Puts another panel on the page, with what is known of the person's docking. */
  makePanel(known: Kept): void;
  /** Removes the panel for good. */
  endPanel(): void;
  /** The element of the panel; throws if there is none. */
  find<T extends Element>(selector: string): T;
  /** The rules for the panel's host in its style sheets. */
  hostRules(): CSSStyleDeclaration[];
  placed(property: 'top' | 'height' | 'width' | 'left' | 'right'): string | undefined;
  /** Whether the panel can be seen and used. */
  isShown(): boolean;
  /** Loads the frame; returns the panel's end of the channel. */
  loadPanel(isNarrow?: boolean): MessagePort;
  /** Posts a message from the panel. */
  post(data: unknown, panel?: MessagePort): void;
}

/** Call at the top of a test file; each test begins with a panel that is open on the right. */
export function usePanel(): PanelOnPage {
  const windowWidth = window.innerWidth;
  let life = new AbortController();
  let host: PanelHost;
  let root: ShadowRoot;
  let kept: Kept = {};
  let lookedAt: DOMRect | undefined;

  const panel: PanelOnPage = {
    get host() {
      return host;
    },
    get root() {
      return root;
    },
    get kept() {
      return kept;
    },
    get lookedAt() {
      return lookedAt;
    },
    top: 60,
    isInTheWay: false,

    makePanel(known) {
      life.abort();
      life = new AbortController();
      kept = known;
      // The root is closed to the page; only a spy on the call that creates it can reach it.
      const attachShadow = vi.spyOn(Element.prototype, 'attachShadow');
      host = createPanelHost({
        document,
        // happy-dom has no extension pages; here the frame only needs a window.
        panelUrl: 'about:blank',
        extensionOrigin,
        mountId,
        kept,
        topEdge: () => panel.top,
        isInTheWay(box) {
          lookedAt = box;
          return panel.isInTheWay;
        },
        shadowRootOf: () => null,
        signal: life.signal,
      });
      document.documentElement.append(host.element);
      const [made] = attachShadow.mock.results;
      if (made?.type !== 'return') throw new Error('No shadow root was made');
      root = made.value;
      attachShadow.mockRestore();
    },

    endPanel: () => life.abort(),

    find<T extends Element>(selector: string): T {
      const found = root.querySelector<T>(selector);
      if (found === null) throw new Error(`No ${selector}`);
      return found;
    },

    hostRules: () =>
      root.adoptedStyleSheets
        .slice(1)
        .flatMap((sheet) => [...sheet.cssRules])
        .flatMap((rule) =>
          rule instanceof CSSStyleRule && rule.selectorText === ':host' ? [rule.style] : [],
        ),

    // Later rules win.
    placed: (property) => panel.hostRules().findLast((style) => style[property] !== '')?.[property],

    isShown: () => !panel.find<HTMLElement>('.panel').inert,

    loadPanel(isNarrow = false) {
      const frame = panel.find<HTMLIFrameElement>('iframe');
      if (frame.contentWindow === null) throw new Error('The frame has no window');
      const posted = vi
        .spyOn(frame.contentWindow, 'postMessage')
        .mockImplementation(() => {})
        .mockClear();
      frame.dispatchEvent(new Event('load'));
      expect(posted).toHaveBeenCalledExactlyOnceWith(
        { kind: 'wisepay-pod.mount', mountId, isNarrow },
        extensionOrigin,
        [expect.anything()],
      );
      const ports = posted.mock.lastCall?.at(2) as unknown as readonly MessagePort[] | undefined;
      if (ports?.[0] === undefined) throw new Error('The panel got no port');
      return ports[0];
    },

    post: (data, port = panel.loadPanel()) => port.postMessage(data),
  };

  beforeEach(() => {
    vi.stubGlobal('MessageChannel', PromptChannel);
    panel.top = 60;
    panel.isInTheWay = false;
    lookedAt = undefined;
    panel.makePanel({ docking: { side: 'right', place: 'panel', width: 320, offset: 0 } });
  });
  afterEach(() => {
    life.abort();
    window.innerWidth = windowWidth;
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return panel;
}
