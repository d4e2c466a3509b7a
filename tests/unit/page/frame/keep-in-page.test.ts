// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepInPage } from '#lib/page/frame/keep-in-page.ts';
import { stubTopLayer, type TopLayer } from '../../support/top-layer.ts';

let life: AbortController;
let panel: HTMLElement;
let topLayer: TopLayer;
const onGivingUp = vi.fn();

beforeEach(() => {
  topLayer = stubTopLayer();
  life = new AbortController();
  panel = document.createElement('div');
  onGivingUp.mockReset();
});
afterEach(() => {
  life.abort();
  panel.remove();
  vi.restoreAllMocks();
});

/** Resolves once mutation observers have run. */
const noticed = () => new Promise((resolve) => setImmediate(resolve));

async function pageRemovesPanel() {
  panel.remove();
  await noticed();
}

describe('a panel that the page removes', () => {
  beforeEach(() => keepInPage(panel, onGivingUp, life.signal));

  it('is on the page before that, above everything', () => {
    expect(panel.parentElement).toBe(document.documentElement);
    expect(panel.popover).toBe('manual');
    expect(panel.matches(':popover-open')).toBe(true);
  });

  it.each<[string, () => void]>([
    ['is taken down', () => topLayer.takeDown(panel)],
    ['is made another kind of popover', () => panel.setAttribute('popover', 'auto')],
    ['is made no popover', () => panel.removeAttribute('popover')],
  ])('is above everything again when it %s', async (_, tamper) => {
    tamper();
    await noticed();
    expect(panel.popover).toBe('manual');
    expect(panel.matches(':popover-open')).toBe(true);
  });

  it('is back at once', async () => {
    await pageRemovesPanel();
    expect(panel.parentElement).toBe(document.documentElement);
  });

  it('is put back five times, and then the page has its way', async () => {
    for (let time = 1; time <= 5; time += 1) {
      await pageRemovesPanel();
      expect(panel.isConnected).toBe(true);
    }
    expect(onGivingUp).not.toHaveBeenCalled();
    await pageRemovesPanel();
    expect(panel.isConnected).toBe(false);
    expect(onGivingUp).toHaveBeenCalledOnce();

    // The watching has ended: later changes of the page have no effect.
    document.documentElement.append(panel);
    await pageRemovesPanel();
    expect(panel.isConnected).toBe(false);
    expect(onGivingUp).toHaveBeenCalledOnce();
  });

  it('is back after the page replaced everything around it', async () => {
    const content = [...document.documentElement.childNodes];
    document.documentElement.replaceChildren(...content.filter((node) => node !== panel));
    await noticed();
    expect(panel.isConnected).toBe(true);
  });

  it('is back when the page has put it somewhere else', async () => {
    const hidden = document.createElement('div');
    document.body.append(hidden);
    hidden.append(panel);
    await noticed();
    expect(panel.parentElement).toBe(document.documentElement);
  });

  it('loses the attributes that would take it from somebody', async () => {
    for (const [name, value] of [
      ['inert', ''],
      ['aria-hidden', 'true'],
      ['role', 'img'],
      ['tabindex', '-1'],
      ['contenteditable', 'true'],
    ] as const) {
      panel.setAttribute(name, value);
      await noticed();
      expect(panel.getAttributeNames()).toEqual(['popover']);
      expect(panel.isConnected).toBe(true);
    }
    expect(onGivingUp).not.toHaveBeenCalled();
  });

  it('stays as it is under whatever marks an extension puts on every element, again and again', async () => {
    const hasAttribute = vi.spyOn(panel, 'hasAttribute');
    for (let time = 1; time <= 100; time += 1) {
      panel.setAttribute('bis_skin_checked', String(time));
      panel.setAttribute('data-darkreader-inline-bgcolor', '');
      panel.setAttribute('style', `--darkreader-inline-bgcolor: #${time}`);
      panel.classList.toggle('notranslate');
      await noticed();
    }
    // The attributes were not even checked.
    expect(hasAttribute).not.toHaveBeenCalled();
    expect(onGivingUp).not.toHaveBeenCalled();
    await pageRemovesPanel();
    expect(panel.isConnected).toBe(true);
    panel.setAttribute('inert', '');
    await noticed();
    expect(panel.hasAttribute('inert')).toBe(false);
    expect(panel.getAttribute('bis_skin_checked')).toBe('100');
  });

  it('that is disabled again and again is given up like one that is removed', async () => {
    for (let time = 1; time <= 6; time += 1) {
      panel.setAttribute('inert', '');
      await noticed();
    }
    expect(onGivingUp).toHaveBeenCalledOnce();
    expect(panel.hasAttribute('inert')).toBe(true);
  });

  it('is left alone once it is meant to go', async () => {
    life.abort();
    await pageRemovesPanel();
    expect(panel.isConnected).toBe(false);
    expect(onGivingUp).not.toHaveBeenCalled();
  });
});

describe('a page that does not let the panel up', () => {
  it('is told of at once where it keeps the panel out of the top layer', () => {
    vi.spyOn(HTMLElement.prototype, 'showPopover').mockImplementation(() => {});
    keepInPage(panel, onGivingUp, life.signal);
    expect(onGivingUp).toHaveBeenCalledOnce();
  });

  it('is told of at once where it takes the panel away in the middle of it', () => {
    vi.spyOn(HTMLElement.prototype, 'showPopover').mockImplementation(() => {
      panel.remove();
      throw new DOMException('Not connected', 'InvalidStateError');
    });
    expect(() => keepInPage(panel, onGivingUp, life.signal)).not.toThrow();
    expect(onGivingUp).toHaveBeenCalledOnce();
  });

  it('is told of where it does so later', async () => {
    keepInPage(panel, onGivingUp, life.signal);
    vi.spyOn(HTMLElement.prototype, 'showPopover').mockImplementation(() => {});
    topLayer.takeDown(panel);
    await noticed();
    expect(onGivingUp).toHaveBeenCalledOnce();
  });
});

describe('a page that changes around the panel', () => {
  it('does not use up the returns', async () => {
    keepInPage(panel, onGivingUp, life.signal);
    for (let time = 1; time <= 20; time += 1) {
      const other = document.createElement('div');
      document.documentElement.append(other);
      await noticed();
      other.remove();
      await noticed();
    }
    await pageRemovesPanel();
    expect(panel.isConnected).toBe(true);
    expect(onGivingUp).not.toHaveBeenCalled();
  });
});

describe('a page that is written anew, which nothing tells of', () => {
  it('has the panel again with the next look', async () => {
    const keeper = keepInPage(panel, onGivingUp, life.signal);
    const before = document.documentElement;
    before.remove();
    document.append(document.createElement('html'));
    keeper.look();
    expect(panel.parentElement).toBe(document.documentElement);
    await pageRemovesPanel();
    expect(panel.parentElement).toBe(document.documentElement);
    document.documentElement.remove();
    document.append(before);
  });
});
