// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultProfile } from '#lib/psa/profile.ts';
import { type InvoiceChange, watchInvoice } from '#lib/psa/watch-invoice.ts';
import { invoiceHash } from './pack.ts';
import { addBanner, addFrame, addRoot } from './page.ts';

const host = 'na.myconnectwise.net';
let life = new AbortController();

/** Starts watching. `changes` fills as the page changes. */
function watch(onLook = () => {}): { changes: InvoiceChange[]; latest: ReturnType<typeof watchInvoice> } {
  const changes: InvoiceChange[] = [];
  const latest = watchInvoice({
    window,
    profile: defaultProfile,
    signal: life.signal,
    onChange: (change) => changes.push(change),
    onLook,
  });
  return { changes, latest };
}

/** Navigates without an event, as pushState does. */
function moveTo(hash: string): void {
  history.pushState(null, '', hash);
}

/** Navigates with an event. */
function goTo(hash: string): void {
  moveTo(hash);
  window.dispatchEvent(new Event('popstate'));
}

/** All that was scheduled has run: observers report before the first frame, looks run in it. */
async function framesPass(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Starts watching, and counts the looks after the first. */
function watchCounting(): () => number {
  const onLook = vi.fn();
  watch(onLook);
  onLook.mockClear();
  return () => onLook.mock.calls.length;
}

/** Counts the checks from now on: each searches the page once for screen roots. */
function countChecks(): () => number {
  const search = vi.spyOn(document, 'querySelectorAll');
  return () => search.mock.calls.filter(([selector]) => selector === '.cw_PsaRootContainer').length;
}

afterEach(() => {
  life.abort();
  life = new AbortController();
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname);
  Reflect.deleteProperty(window, 'navigation');
  vi.restoreAllMocks();
});

describe('watching a PSA page', () => {
  it('tells at once of an invoice that is open already', () => {
    moveTo(invoiceHash(5101));
    expect(watch().changes).toEqual([{ kind: 'opened', invoice: { host, recordId: '5101' } }]);
  });

  it('tells when an invoice opens, becomes known better, gives way to another, and closes', async () => {
    const { changes } = watch();
    goTo(invoiceHash(5101));
    await framesPass();
    const label = addBanner('Invoice #20101 - Contoso');
    await framesPass();
    goTo(invoiceHash(5102));
    label.textContent = 'Invoice #20102 - Fabrikam';
    await framesPass();
    goTo('#startscreen=sr200');
    document.body.replaceChildren();
    await framesPass();
    expect(changes).toEqual([
      { kind: 'opened', invoice: { host, recordId: '5101' } },
      { kind: 'detailed', invoice: { host, recordId: '5101', number: '20101' } },
      { kind: 'opened', invoice: { host, recordId: '5102', number: '20102' } },
      { kind: 'closed' },
    ]);
  });

  it('keeps quiet while the record stays: other tab, noise in the address, banner drawn anew', async () => {
    moveTo(invoiceHash(5101));
    const label = addBanner('Invoice #20101 - Contoso');
    const { changes } = watch();
    goTo(invoiceHash(5101, 0.75));
    await framesPass();
    label.remove();
    await framesPass();
    addBanner('Invoice #20101 - Contoso Dental');
    await framesPass();
    expect(changes).toHaveLength(1);
  });

  it('notices a banner whose text is rewritten in place', async () => {
    moveTo(invoiceHash(5101));
    const label = addBanner('Invoice #20101 - Contoso');
    const { changes } = watch();
    const text = label.firstChild as Text;
    text.data = 'Invoice #20102 - Fabrikam';
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20102' } });
  });

  it('notices a pooled screen being shown and hidden', async () => {
    const pool = document.createElement('div');
    pool.style.display = 'none';
    document.body.append(pool);
    addBanner('Invoice #20101 - Contoso', pool);
    const { changes } = watch();
    pool.style.display = '';
    await framesPass();
    pool.className = 'hidden';
    pool.style.display = 'none';
    await framesPass();
    expect(changes.map(({ kind }) => kind)).toEqual(['opened', 'closed']);
  });

  it('looks again when a dialog is opened, moved, hidden and taken away', async () => {
    const onLook = vi.fn();
    watch(onLook);
    const dialog = document.createElement('div');
    dialog.className = 'cw-gxt-wnd';
    for (const change of [
      () => document.body.append(dialog),
      () => dialog.setAttribute('style', 'left: 80%'),
      () => dialog.setAttribute('style', 'display: none'),
      () => dialog.remove(),
    ]) {
      onLook.mockClear();
      change();
      await framesPass();
      expect(onLook).toHaveBeenCalled();
    }
  });

  it("notices a screen's root that turns into a list", async () => {
    moveTo(invoiceHash(5101));
    const root = addRoot('InvoiceDetail');
    const { changes } = watch();
    root.classList.replace('InvoiceDetail', 'InvoiceSearch');
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'closed' });
  });

  it('notices what happens inside frames, also in those that load later', async () => {
    const { body } = addFrame();
    const { changes } = watch();
    addBanner('Invoice #20101 - Contoso', body);
    await framesPass();
    expect(changes).toEqual([{ kind: 'opened', invoice: { host, number: '20101' } }]);
    body.replaceChildren();
    const later = addFrame(body);
    await framesPass();
    addBanner('Invoice #20102 - Fabrikam', later.body);
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20102' } });
  });

  it('looks when a frame has loaded', async () => {
    const { frame } = addFrame();
    await framesPass();
    const looks = watchCounting();
    frame.dispatchEvent(new Event('load'));
    await framesPass();
    expect(looks()).toBe(1);
  });

  it('listens to navigation itself where the browser tells of it', async () => {
    const navigation = new EventTarget();
    Object.defineProperty(window, 'navigation', { configurable: true, value: navigation });
    const { changes } = watch();
    moveTo(invoiceHash(5101));
    navigation.dispatchEvent(new Event('currententrychange'));
    await framesPass();
    expect(changes).toHaveLength(1);
  });

  it('looks once for any number of changes between two frames, and never by itself', async () => {
    const looks = watchCounting();
    for (let count = 0; count < 50; count += 1) addRoot('ServiceTicket');
    await framesPass();
    expect(looks()).toBe(1);
    await framesPass();
    expect(looks()).toBe(1);
  });

  describe('beside changes that are about no record', () => {
    /** Everything that pages do all day: rows come and go, and texts change. */
    async function change() {
      for (let count = 0; count < 50; count += 1) document.body.append(document.createElement('tr'), 'text');
      await framesPass();
    }

    /** What was still due happens, and then nothing for longer than a second. */
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
      // The look that is due once a second changes nothing about that.
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
        // As browsers do with the fields of a form, for every script.
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
      life.abort();
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  it('ends with its signal', async () => {
    const { changes } = watch();
    addBanner('Invoice #20101 - Contoso');
    goTo(invoiceHash(5101));
    life.abort();
    await framesPass();
    goTo(invoiceHash(5102));
    await framesPass();
    expect(changes).toEqual([]);
  });

  it('does not begin when its signal has ended', () => {
    life.abort();
    moveTo(invoiceHash(5101));
    expect(watch().changes).toEqual([]);
  });

  it('closes, and throws nothing into the page, when the page cannot be read', async () => {
    moveTo(invoiceHash(5101));
    const { changes, latest } = watch();
    vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
      throw new Error('replaced by the page');
    });
    addRoot('InvoiceDetail');
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'closed' });
    expect(latest().outcome).toEqual({ kind: 'none', reason: 'unreadable' });
  });

  it('tells diagnostics the latest finding', () => {
    moveTo('#startscreen=sr150');
    addBanner('Invoice #20101 - Contoso');
    expect(watch().latest().outcome).toEqual({ kind: 'none', reason: 'address_names_another_screen' });
  });
});
