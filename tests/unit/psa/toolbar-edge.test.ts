// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProfile } from '#lib/psa/profile.ts';
import { toolbarEdge } from '#lib/psa/toolbar-edge.ts';

/** Adds a bar; happy-dom lays nothing out, so the bar brings its own place. */
function addBar(className: string, top: number, height: number, style = ''): void {
  const bar = document.createElement('div');
  bar.className = className;
  bar.setAttribute('style', style);
  vi.spyOn(bar, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 1200, height) as never);
  document.body.append(bar);
}

afterEach(() => document.body.replaceChildren());

describe('where a panel begins', () => {
  it('is below the lowest bar at the top of the screen', () => {
    addBar('cw_BannerView', 40, 36);
    addBar('mm_toolbarHolder', 76, 32.4);
    expect(toolbarEdge(document, defaultProfile)).toBe(109);
  });

  it('is not pushed down by hidden bars, scrolled ones or those of a pod', () => {
    addBar('cw_BannerView', 40, 36);
    addBar('mm_toolbarHolder', 90, 30, 'display: none');
    addBar('mm_toolbarHolder', -80, 30);
    addBar('mm_toolbarHolder', window.innerHeight / 2, 30);
    expect(toolbarEdge(document, defaultProfile)).toBe(76);
  });

  it('is the top of the window on a page without bars', () => {
    expect(toolbarEdge(document, defaultProfile)).toBe(0);
  });
});
