// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invoiceHash } from '../../psa/support/pack.ts';
import { addBanner, addFrame } from './support/page.ts';
import { framesPass, goTo, host, useWatchedPage } from './support/watched-page.ts';

const { watch, watchCounting, endWatching } = useWatchedPage();

/** Counts the checks from now on: each searches the page once for screen roots. */
function countChecks(): () => number {
  const search = vi.spyOn(document, 'querySelectorAll');
  return () => search.mock.calls.filter(([selector]) => selector === '.cw_PsaRootContainer').length;
}

describe('watching a PSA page beside changes that are about no record', () => {
  /** A routine change, as pages make them all day: new rows and texts. */
  async function change() {
    for (let count = 0; count < 50; count += 1) document.body.append(document.createElement('tr'), 'text');
    await framesPass();
  }

  /** Lets everything due happen, then more than a second pass. */
  async function rest() {
    vi.advanceTimersByTime(1_000);
    await framesPass();
    vi.advanceTimersByTime(2_000);
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('looks at once where it has not for a while', async () => {
    const looks = watchCounting();
    vi.advanceTimersByTime(1_000);
    await change();
    expect(looks()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['with an invoice', () => addBanner('Invoice #20101 - Contoso')],
    ['without one', () => {}],
  ])('looks a while later once, on a page %s', async (_, prepare) => {
    prepare();
    const looks = watchCounting();
    await change();
    await change();
    expect(looks()).toBe(0);
    vi.advanceTimersByTime(1_000);
    await framesPass();
    expect(looks()).toBe(1);
    vi.advanceTimersByTime(10_000);
    await framesPass();
    expect(looks()).toBe(1);
  });

  it('checks a page that changes all the time a few times a second, and misses nothing for long', async () => {
    const { changes } = watch();
    for (let frames = 0; frames < 40; frames += 1) await change();
    const checks = countChecks();
    for (let frames = 0; frames < 40; frames += 1) await change();
    expect(checks()).toBe(0);
    // The look that is due once a second does not change that.
    vi.advanceTimersByTime(1_000);
    for (let frames = 0; frames < 40; frames += 1) await change();
    expect(checks()).toBeLessThan(5);
    addBanner('Invoice #20101 - Contoso');
    vi.advanceTimersByTime(250);
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20101' } });
  });

  it.each([
    ['a navigation', async () => goTo(invoiceHash(5101)), ['opened', 'detailed']],
    ['a rest', rest, ['opened']],
  ])('watches such a page closely again after %s', async (_, happen, expected) => {
    const { changes } = watch();
    for (let frames = 0; frames < 40; frames += 1) await change();
    await happen();
    await framesPass();
    addBanner('Invoice #20101 - Contoso');
    await framesPass();
    expect(changes.map(({ kind }) => kind)).toEqual(expected);
  });

  it('still sees in the next frame what is about a record, however deep it comes', async () => {
    const { changes } = watch();
    await change();
    const screen = document.createElement('div');
    addBanner('Invoice #20101 - Contoso', screen);
    document.body.append(screen);
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20101' } });
    await change();
    screen.remove();
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'closed' });
  });

  it('sees a banner whose text is put in its place anew', async () => {
    const label = addBanner('Invoice #20101 - Contoso');
    const { changes } = watch();
    label.replaceChildren('Invoice #20102 - Fabrikam');
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20102' } });
  });

  it('finds within a second what has become a banner by its class alone', async () => {
    const { changes } = watch();
    const screen = document.createElement('div');
    const label = document.createElement('div');
    label.className = 'detailLabel';
    label.textContent = 'Invoice #20101 - Contoso';
    screen.append(label);
    document.body.append(screen);
    await framesPass();
    screen.className = 'cw_BannerView';
    vi.advanceTimersByTime(1_000);
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20101' } });
  });

  it('sees that a frame with the banner is gone', async () => {
    const { frame, body } = addFrame();
    addBanner('Invoice #20101 - Contoso', body);
    const { changes } = watch();
    frame.remove();
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'closed' });
  });

  it.each(['matches', 'querySelector', 'nodeType'])(
    'sees a banner that comes in a form with a field called %s',
    async (name) => {
      const { changes } = watch();
      const form = document.createElement('form');
      // Browsers do this with a form's fields, for every script.
      Object.defineProperty(form, name, { value: document.createElement('input') });
      addBanner('Invoice #20101 - Contoso', form);
      document.body.append(form);
      await framesPass();
      expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20101' } });
    },
  );

  it('ends the wait with its signal', async () => {
    addBanner('Invoice #20101 - Contoso');
    watch();
    await change();
    expect(vi.getTimerCount()).toBe(1);
    endWatching();
    expect(vi.getTimerCount()).toBe(0);
  });
});
