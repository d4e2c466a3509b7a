// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Docking } from '#lib/frame/frame-messages.ts';
import { createPanelHost, type PanelHost } from '#lib/frame/panel-host.ts';
import { PromptChannel } from '../support/prompt-channel.ts';

const mountId = crypto.randomUUID();
const extensionOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
let life: AbortController;
let host: PanelHost;
let root: ShadowRoot;
let top: number;
let kept: { docking?: Docking };
let isInTheWay: boolean;
let lookedAt: DOMRect | undefined;
const windowWidth = window.innerWidth;

beforeEach(() => {
  vi.stubGlobal('MessageChannel', PromptChannel);
  top = 60;
  isInTheWay = false;
  makePanel({ docking: { side: 'right', collapsed: false } });
});
afterEach(() => {
  life.abort();
  window.innerWidth = windowWidth;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Puts a panel on the page, as it is kept by a person of whom that much is known. */
function makePanel(known: typeof kept): void {
  life?.abort();
  life = new AbortController();
  kept = known;
  // The root is closed to the page; only the call that makes it can be listened in on.
  const attachShadow = vi.spyOn(Element.prototype, 'attachShadow');
  host = createPanelHost({
    document,
    // happy-dom knows no extension's pages; what matters here is that there is a window behind the frame.
    panelUrl: 'about:blank',
    extensionOrigin,
    mountId,
    kept,
    topEdge: () => top,
    isInTheWay(box) {
      lookedAt = box;
      return isInTheWay;
    },
    signal: life.signal,
  });
  document.documentElement.append(host.element);
  const [made] = attachShadow.mock.results;
  if (made?.type !== 'return') throw new Error('No shadow root was made');
  root = made.value;
  attachShadow.mockRestore();
}

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

function placed(property: 'top' | 'height' | 'width' | 'left' | 'right'): string | undefined {
  return hostRules().findLast((style) => style[property] !== '')?.[property];
}

/** Whether the panel can be seen and used. */
const isShown = () => !find<HTMLElement>('.panel').inert;

/** The frame loads, and the panel in it gets its end of the channel. */
function loadPanel(isNarrow = false): MessagePort {
  const frame = find<HTMLIFrameElement>('iframe');
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
  const port = posted.mock.lastCall?.at(2) as unknown as readonly MessagePort[] | undefined;
  if (port?.[0] === undefined) throw new Error('The panel got no port');
  return port[0];
}

/** The panel says something. */
const post = (data: unknown, panel = loadPanel()) => panel.postMessage(data);

const placement = { kind: 'wisepay-pod.placement', height: 240, side: 'right', collapsed: false };

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

  it('is near where the toolbars usually end as long as there are none', () => {
    top = 0;
    makePanel({ docking: { side: 'right', collapsed: false } });
    expect(placed('top')).toBe('132px');
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
      expect(style.getPropertyPriority('width')).toBe('important');
      expect(style.getPropertyPriority('right')).toBe('important');
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
    expect(placed('right')).toBe('0px');
    post(placement);
    expect(placed('width')).not.toBe('44px');
    expect(placed('right')).toBe('12px');
  });

  it('moves it to the other side, where it is the same panel', () => {
    const frame = find('iframe');
    const panel = loadPanel();
    post({ ...placement, side: 'left' }, panel);
    expect([placed('left'), placed('right')]).toEqual(['12px', undefined]);
    post({ ...placement, side: 'left', collapsed: true }, panel);
    expect([placed('left'), placed('right')]).toEqual(['0px', undefined]);
    expect(find('iframe')).toBe(frame);
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

describe('the first panel on a page', () => {
  it('is shown where the person keeps it, from the first moment', () => {
    makePanel({ docking: { side: 'left', collapsed: true } });
    expect(isShown()).toBe(true);
    expect([placed('left'), placed('width')]).toEqual(['0px', '44px']);
  });

  it('is not shown before it is known where', () => {
    makePanel({});
    expect(isShown()).toBe(false);
    post({ ...placement, side: 'left' });
    expect(isShown()).toBe(true);
    expect(placed('left')).toBe('12px');
  });

  it('is shown as soon as that is known', () => {
    makePanel({});
    kept.docking = { side: 'left', collapsed: false };
    host.place();
    expect(isShown()).toBe(true);
    expect(placed('left')).toBe('12px');
  });

  it('says where the next one belongs', () => {
    post({ ...placement, side: 'left', collapsed: true });
    expect(kept.docking).toMatchObject({ side: 'left', collapsed: true });
  });
});

describe('in a narrow window', () => {
  it.each([
    { width: 640, isTab: false },
    { width: 639, isTab: true },
    { width: 360, isTab: true },
  ])('of $width px the panel waits as a tab: $isTab', ({ width, isTab }) => {
    window.innerWidth = width;
    makePanel({ docking: { side: 'right', collapsed: false } });
    expect(placed('width') === '44px').toBe(isTab);
    loadPanel(isTab);
  });

  it('a panel that is open stays open while the window changes its size', () => {
    post(placement);
    window.innerWidth = 360;
    window.dispatchEvent(new Event('resize'));
    expect(placed('width')).not.toBe('44px');
  });
});

describe('a dialog in the way', () => {
  it('is not covered: the panel goes, and comes back as it was', () => {
    post(placement);
    const frame = find('iframe');
    const before = root.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    isInTheWay = true;
    host.place();
    expect(isShown()).toBe(false);
    isInTheWay = false;
    host.place();
    expect(isShown()).toBe(true);
    expect(find('iframe')).toBe(frame);
    expect(root.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))).toEqual(
      before,
    );
  });

  it('is looked for where the panel stands', () => {
    const box = new DOMRect(948, 72, 320, 240) as never;
    vi.spyOn(host.element, 'getBoundingClientRect').mockReturnValue(box);
    host.place();
    expect(lookedAt).toBe(box);
  });

  it('is not covered by a sentence in place of the panel either', () => {
    host.showNotice('Refresh this page.');
    isInTheWay = true;
    host.place();
    expect(isShown()).toBe(false);
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
    post({ ...placement, side: 'left', collapsed: true });
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(91);
    host.showNotice('Refresh this page.');
    expect(find('[role=status]').textContent).toBe('Refresh this page.');
    expect(root.querySelector('iframe')).toBeNull();
    // As high as it takes in this language, with the edge around it.
    expect(placed('height')).toBe('93px');
    expect(placed('width')).not.toBe('44px');
    expect(placed('left')).toBe('12px');
  });

  it('is shown where no panel has said yet how it stands', () => {
    makePanel({});
    host.showNotice('Refresh this page.');
    expect(isShown()).toBe(true);
    expect(placed('right')).toBe('12px');
  });

  it('reads in the direction of its language', () => {
    host.showNotice('حدّث هذه الصفحة.');
    expect(find<HTMLElement>('[role=status]').dir).toBe('auto');
  });

  it('is text, whatever it contains', () => {
    host.showNotice('<img src=x>');
    expect(root.querySelector('img')).toBeNull();
  });
});
