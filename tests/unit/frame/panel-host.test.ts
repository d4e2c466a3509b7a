// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelHost, type PanelHost } from '#lib/frame/panel-host.ts';
import { PromptChannel } from '../support/prompt-channel.ts';

const mountId = crypto.randomUUID();
const extensionOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
let life: AbortController;
let host: PanelHost;
let root: ShadowRoot;
let top: number;

beforeEach(() => {
  vi.stubGlobal('MessageChannel', PromptChannel);
  life = new AbortController();
  top = 60;
  // The root is closed to the page; only the call that makes it can be listened in on.
  const attachShadow = vi.spyOn(Element.prototype, 'attachShadow');
  host = createPanelHost({
    document,
    // happy-dom knows no extension's pages; what matters here is that there is a window behind the frame.
    panelUrl: 'about:blank',
    extensionOrigin,
    mountId,
    topEdge: () => top,
    signal: life.signal,
  });
  document.documentElement.append(host.element);
  const [made] = attachShadow.mock.results;
  if (made?.type !== 'return') throw new Error('No shadow root was made');
  root = made.value;
  attachShadow.mockRestore();
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

function find<T extends Element>(selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

/** What the panel's own style sheets say about its place: later rules win. */
function hostRules(): CSSStyleDeclaration[] {
  return root.adoptedStyleSheets
    .slice(1)
    .flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule instanceof CSSStyleRule && rule.selectorText === ':host' ? [rule.style] : []));
}

function placed(property: 'top' | 'height' | 'width'): string | undefined {
  return hostRules().findLast((style) => style[property] !== '')?.[property];
}

/** The frame loads, and the panel in it gets its end of the channel. */
function loadPanel(): MessagePort {
  const frame = find<HTMLIFrameElement>('iframe');
  if (frame.contentWindow === null) throw new Error('The frame has no window');
  const posted = vi
    .spyOn(frame.contentWindow, 'postMessage')
    .mockImplementation(() => {})
    .mockClear();
  frame.dispatchEvent(new Event('load'));
  expect(posted).toHaveBeenCalledExactlyOnceWith({ kind: 'wisepay-pod.mount', mountId }, extensionOrigin, [
    expect.anything(),
  ]);
  const port = posted.mock.lastCall?.at(2) as unknown as readonly MessagePort[] | undefined;
  if (port?.[0] === undefined) throw new Error('The panel got no port');
  return port[0];
}

/** The panel says something. */
const post = (data: unknown, panel = loadPanel()) => panel.postMessage(data);

const placement = { kind: 'wisepay-pod.placement', height: 240, collapsed: false };

describe('the panel’s place on the page', () => {
  it('is taken at once, with a sign of what is to come', () => {
    expect(find<HTMLElement>('.skeleton').hidden).toBe(false);
    expect(find('.skeleton').textContent).toBe('WisePay');
  });

  it('is closed to the page', () => {
    expect(host.element.shadowRoot).toBeNull();
    expect(root.mode).toBe('closed');
  });

  it('holds a frame with a name, whose address says nothing', () => {
    const frame = find<HTMLIFrameElement>('iframe');
    expect(frame.title).toBe('WisePay Payment POD');
    expect(frame.src).toBe('about:blank');
  });

  it('is below the page’s toolbars', () => {
    expect(placed('top')).toBe('72px');
    top = 110;
    host.place();
    expect(placed('top')).toBe('122px');
  });

  it('never starts above the window', () => {
    top = -500;
    host.place();
    expect(placed('top')).toBe('12px');
  });

  it('is found anew when the window changes its size', () => {
    top = 30;
    window.dispatchEvent(new Event('resize'));
    expect(placed('top')).toBe('42px');
  });

  it('cannot be overruled by the page', () => {
    for (const style of hostRules()) {
      expect(style.getPropertyPriority('top')).toBe('important');
      expect(style.getPropertyPriority('height')).toBe('important');
    }
  });

  it('is given up when the panel is to go, with everything that listened', () => {
    life.abort();
    expect(host.element.isConnected).toBe(false);
    top = 500;
    window.dispatchEvent(new Event('resize'));
    expect(placed('top')).toBe('72px');
  });
});

describe('what the panel says of its size', () => {
  it('is followed, and the panel takes the place of the sign', () => {
    post(placement);
    expect(placed('height')).toBe('240px');
    expect(find<HTMLElement>('.skeleton').hidden).toBe(true);
  });

  it('never makes it higher than the window', () => {
    post({ ...placement, height: 9000 });
    expect(placed('height')).toBe(`${window.innerHeight - 72 - 12}px`);
  });

  it('leaves a thin tab when it is collapsed', () => {
    post({ ...placement, height: 44, collapsed: true });
    expect(placed('width')).toBe('44px');
    expect(find('.panel').classList).toContain('collapsed');
    post(placement);
    expect(placed('width')).toBeUndefined();
    expect(find('.panel').classList).not.toContain('collapsed');
  });

  it('is not heard from the page, whichever window it claims to come from', () => {
    loadPanel();
    const data = { ...placement, height: 5 };
    for (const source of [window, find<HTMLIFrameElement>('iframe').contentWindow, null]) {
      window.dispatchEvent(new MessageEvent('message', { data, source }));
    }
    expect(placed('height')).toBe('300px');
    expect(find<HTMLElement>('.skeleton').hidden).toBe(false);
  });

  it('is not heard when it is something else', () => {
    post({ ...placement, height: '5px' });
    post('placement');
    expect(placed('height')).toBe('300px');
  });
});

describe('what the panel is told', () => {
  it('is that the page says more about the same invoice', () => {
    const panel = loadPanel();
    const heard = vi.fn();
    panel.onmessage = ({ data }) => heard(data);
    host.announceChange();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ kind: 'wisepay-pod.page-changed' });
  });

  it('is told to the panel that loaded last: the page had the frame load once more', () => {
    const [before, now] = [loadPanel(), loadPanel()];
    post({ ...placement, height: 77 }, before);
    expect(placed('height')).toBe('300px');
    post({ ...placement, height: 78 }, now);
    expect(placed('height')).toBe('78px');
  });
});

describe('a sentence in place of the panel', () => {
  it('is told to everybody and leaves nothing behind it to press', () => {
    post({ ...placement, collapsed: true });
    host.showNotice('Refresh this page.');
    expect(find('[role=status]').textContent).toBe('Refresh this page.');
    expect(root.querySelector('iframe')).toBeNull();
    expect(placed('height')).toBe('80px');
    expect(placed('width')).toBeUndefined();
  });

  it('is text, whatever it contains', () => {
    host.showNotice('<img src=x>');
    expect(root.querySelector('img')).toBeNull();
  });
});
