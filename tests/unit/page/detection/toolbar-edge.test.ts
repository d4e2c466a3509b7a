// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followToolbars } from '#lib/page/detection/toolbar-edge.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { addFrame } from './support/page.ts';

/** Adds a bar with its place in CSS px: happy-dom has no layout. */
function addBar(
  className: string,
  top: number,
  height: number,
  style = '',
  parent: Element = document.body,
): HTMLElement {
  const bar = parent.ownerDocument.createElement('div');
  bar.className = className;
  bar.setAttribute('style', style);
  vi.spyOn(bar, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 1200, height) as never);
  parent.append(bar);
  return bar;
}

const edge = () => followToolbars(document, defaultProfile)();

afterEach(() => document.body.replaceChildren());

describe('where a panel begins', () => {
  it('is below the lowest bar at the top of the screen', () => {
    addBar('cw_BannerView', 40, 36);
    addBar('mm_toolbarHolder', 76, 32.4);
    expect(edge()).toBe(109);
  });

  it('is not pushed down by hidden bars, scrolled ones or those of a pod', () => {
    addBar('cw_BannerView', 40, 36);
    addBar('mm_toolbarHolder', 90, 30, 'display: none');
    addBar('mm_toolbarHolder', -80, 30);
    addBar('mm_toolbarHolder', window.innerHeight / 2, 30);
    expect(edge()).toBe(76);
  });

  it('is not pushed down by the bars of a dialog, nor by those in a frame of one', () => {
    addBar('cw_BannerView', 40, 36);
    const dialog = document.createElement('div');
    dialog.className = 'cw-gxt-wnd';
    document.body.append(dialog);
    addBar('mm_toolbarHolder', 100, 30, '', dialog);
    addBar('mm_toolbarHolder', 100, 30, '', addFrame(dialog).body);
    expect(edge()).toBe(76);
  });

  it('is as far down as the frame of the bars', () => {
    const { frame, body } = addFrame();
    vi.spyOn(frame, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 40, 1200, 600) as never);
    addBar('mm_toolbarHolder', 76, 32, '', body);
    expect(edge()).toBe(148);
  });

  it('is the top of the window on a page without bars', () => {
    expect(edge()).toBe(0);
  });
});

describe('a panel below PSA’s bars', () => {
  it('stays while they are gone for a moment', () => {
    const follow = followToolbars(document, defaultProfile);
    const bar = addBar('mm_toolbarHolder', 76, 32);
    expect(follow()).toBe(108);
    bar.remove();
    expect(follow()).toBe(108);
    addBar('mm_toolbarHolder', 76, 40);
    expect(follow()).toBe(116);
  });

  it('stays while the screen around them is scrolled', () => {
    const follow = followToolbars(document, defaultProfile);
    const screen = document.createElement('div');
    document.body.append(screen);
    const bar = addBar('mm_toolbarHolder', 76, 32, '', screen);
    expect(follow()).toBe(108);
    screen.scrollTop = 30;
    vi.spyOn(bar, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 46, 1200, 32) as never);
    expect(follow()).toBe(108);
    screen.scrollTop = 0;
    vi.spyOn(bar, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 90, 1200, 32) as never);
    expect(follow()).toBe(122);
  });

  it('takes them as they are where it comes to a scrolled screen', () => {
    const screen = document.createElement('div');
    document.body.append(screen);
    screen.scrollTop = 30;
    addBar('mm_toolbarHolder', 46, 32, '', screen);
    expect(edge()).toBe(78);
  });
});
