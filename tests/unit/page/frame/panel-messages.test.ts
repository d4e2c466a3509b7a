// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { describe, expect, it, vi } from 'vitest';
import { placement, usePanel } from './support/panel-on-page.ts';

const panel = usePanel();
const { find, placed, loadPanel, post } = panel;

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
    post({ ...placement, height: 44, place: 'tab' });
    expect(placed('width')).toBe('44px');
    expect(placed('right')).toBe('0px');
    post(placement);
    expect(placed('width')).not.toBe('44px');
    expect(placed('right')).toBe('12px');
  });

  it('moves it to the other side, where it is the same panel', () => {
    const frame = find('iframe');
    const port = loadPanel();
    post({ ...placement, side: 'left' }, port);
    expect([placed('left'), placed('right')]).toEqual(['12px', undefined]);
    post({ ...placement, side: 'left', place: 'tab' }, port);
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

describe('what the panel is told', () => {
  it('is that the page says more about the same invoice', () => {
    const port = loadPanel();
    const heard = vi.fn();
    port.onmessage = ({ data }) => heard(data);
    panel.host.announceChange();
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
