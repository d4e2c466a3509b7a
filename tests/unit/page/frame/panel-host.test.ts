// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { describe, expect, it, vi } from 'vitest';
import { placement, usePanel } from './support/panel-on-page.ts';

const panel = usePanel();
const { makePanel, endPanel, find, hostRules, placed, isShown, loadPanel, post } = panel;

describe('the panel’s place on the page', () => {
  it('is taken at once, with a sign of what is to come', () => {
    expect(find<HTMLElement>('.skeleton').hidden).toBe(false);
    expect(find('.skeleton').textContent).toBe('WisePay');
  });

  it('is closed to the page', () => {
    expect(panel.host.element.shadowRoot).toBeNull();
    expect(panel.root.mode).toBe('closed');
  });

  it('holds a frame with a name, whose address says nothing', () => {
    const frame = find<HTMLIFrameElement>('iframe');
    expect(frame.title).toBe('WisePay Payment POD');
    expect(frame.src).toBe('about:blank');
  });

  it('is below the page’s toolbars', () => {
    expect(placed('top')).toBe('72px');
    panel.top = 110;
    panel.host.place();
    expect(placed('top')).toBe('122px');
  });

  it('never starts above the window', () => {
    panel.top = -500;
    panel.host.place();
    expect(placed('top')).toBe('12px');
  });

  it('is near where the toolbars usually end as long as there are none', () => {
    panel.top = 0;
    makePanel({ docking: { side: 'right', place: 'panel', width: 320, offset: 0 } });
    expect(placed('top')).toBe('132px');
  });

  it('is found anew when the window changes its size', () => {
    panel.top = 30;
    window.dispatchEvent(new Event('resize'));
    expect(placed('top')).toBe('42px');
  });

  it('has a scrollbar only where the window is too low for all of the panel', () => {
    const scrolling = () => find('iframe').getAttribute('scrolling');
    post({ ...placement, height: window.innerHeight - 84 });
    expect(scrolling()).toBe('no');
    post({ ...placement, height: window.innerHeight - 83 });
    expect(scrolling()).toBe('auto');
    post({ ...placement, height: 200 });
    expect(scrolling()).toBe('no');
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
    endPanel();
    expect(panel.host.element.isConnected).toBe(false);
    panel.top = 500;
    window.dispatchEvent(new Event('resize'));
    expect(placed('top')).toBe('72px');
  });
});

describe('the first panel on a page', () => {
  it('is shown where the person keeps it, from the first moment', () => {
    makePanel({ docking: { side: 'left', place: 'tab', width: 320, offset: 0 } });
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
    panel.kept.docking = { side: 'left', place: 'panel', width: 320, offset: 0 };
    panel.host.place();
    expect(isShown()).toBe(true);
    expect(placed('left')).toBe('12px');
  });

  it('says where the next one belongs', () => {
    post({ ...placement, side: 'left', place: 'tab', width: 320, offset: 0 });
    expect(panel.kept.docking).toMatchObject({ side: 'left', place: 'tab', width: 320, offset: 0 });
  });
});

describe('in a narrow window', () => {
  it.each([
    { width: 640, isTab: false },
    { width: 639, isTab: true },
    { width: 360, isTab: true },
  ])('of $width px the panel waits as a tab: $isTab', ({ width, isTab }) => {
    window.innerWidth = width;
    makePanel({ docking: { side: 'right', place: 'panel', width: 320, offset: 0 } });
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
    const before = panel.root.adoptedStyleSheets.map((sheet) =>
      [...sheet.cssRules].map((rule) => rule.cssText),
    );
    panel.isInTheWay = true;
    panel.host.place();
    expect(isShown()).toBe(false);
    panel.isInTheWay = false;
    panel.host.place();
    expect(isShown()).toBe(true);
    expect(find('iframe')).toBe(frame);
    expect(
      panel.root.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
    ).toEqual(before);
  });

  it('is looked for where the panel stands', () => {
    const box = new DOMRect(948, 72, 320, 240) as never;
    vi.spyOn(panel.host.element, 'getBoundingClientRect').mockReturnValue(box);
    panel.host.place();
    expect(panel.lookedAt).toBe(box);
  });

  it('is not covered by a sentence in place of the panel either', () => {
    panel.host.showNotice('Refresh this page.');
    panel.isInTheWay = true;
    panel.host.place();
    expect(isShown()).toBe(false);
  });
});
