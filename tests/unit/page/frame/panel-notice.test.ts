// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { describe, expect, it, vi } from 'vitest';
import { placement, usePanel } from './support/panel-on-page.ts';

const panel = usePanel();
const { makePanel, find, placed, isShown, post } = panel;

describe('a sentence in place of the panel', () => {
  it('is told to everybody and leaves nothing behind it to press', () => {
    post({ ...placement, side: 'left', place: 'tab' });
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(91);
    panel.host.showNotice('Refresh this page.');
    expect(find('[role=status]').textContent).toBe('Refresh this page.');
    expect(panel.root.querySelector('iframe')).toBeNull();
    // The height of the text in this language, plus its border.
    expect(placed('height')).toBe('93px');
    expect(placed('width')).not.toBe('44px');
    expect(placed('left')).toBe('12px');
  });

  it('is shown where no panel has said yet how it stands', () => {
    makePanel({});
    panel.host.showNotice('Refresh this page.');
    expect(isShown()).toBe(true);
    expect(placed('right')).toBe('12px');
  });

  it('reads in the direction of its language', () => {
    panel.host.showNotice('حدّث هذه الصفحة.');
    expect(find<HTMLElement>('[role=status]').dir).toBe('auto');
  });

  it('is text, whatever it contains', () => {
    panel.host.showNotice('<img src=x>');
    expect(panel.root.querySelector('img')).toBeNull();
  });
});
