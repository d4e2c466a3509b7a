// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Tracked } from '#lib/psa/reconcile.ts';
import { invoiceHash } from '../../psa/support/pack.ts';
import { addBanner, addField, addFrame, addHostedFrame, addRoot } from './support/page.ts';
import { framesPass, goTo, host, moveTo, useWatchedPage } from './support/watched-page.ts';

afterEach(() => vi.unstubAllGlobals());

const { watch, watchCounting, endWatching } = useWatchedPage();

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

  it('tells when WisePay’s own pod comes and goes under an invoice, and once at a time', async () => {
    moveTo(invoiceHash(5101));
    const { changes } = watch();
    const invoice = { host, recordId: '5101' };
    const pod = addHostedFrame('https://pay.wise-pay.com/pod?id=5101&screen=invoice');
    Object.defineProperty(pod, 'offsetHeight', { value: 300 });
    await framesPass();
    expect(changes.splice(0)).toEqual([
      { kind: 'opened', invoice },
      { kind: 'detailed', invoice },
    ]);
    addRoot('InvoiceDetail');
    await framesPass();
    expect(changes).toEqual([]);
    pod.remove();
    addRoot('InvoiceDetail');
    await framesPass();
    expect(changes).toEqual([{ kind: 'detailed', invoice }]);
  });

  it('tells of an invoice with WisePay’s own pod once if both are there at first', () => {
    moveTo(invoiceHash(5101));
    const pod = addHostedFrame('https://pay.wise-pay.com/pod');
    Object.defineProperty(pod, 'offsetHeight', { value: 300 });
    expect(watch().changes).toEqual([{ kind: 'opened', invoice: { host, recordId: '5101' } }]);
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

  it('notices a field whose text or class changes, and one that is put in or taken away', async () => {
    addRoot('InvoiceDetail');
    const field = document.createElement('div');
    field.id = 'Invoice_Number-input';
    field.textContent = '20101';
    const { changes } = watch();
    document.body.append(field);
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20101' } });
    (field.firstChild as Text).data = '20102';
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20102' } });
    field.replaceChildren('20103');
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'opened', invoice: { host, number: '20103' } });
    field.style.display = 'none';
    await framesPass();
    expect(changes.at(-1)).toEqual({ kind: 'closed' });
    expect(changes).toHaveLength(4);
  });

  it('notices another number in an input with the page’s next change', async () => {
    addRoot('InvoiceDetail');
    const input = addField('20101');
    const { changes } = watch();
    input.value = '20102';
    input.className = 'cw_CwTextBox';
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

  it('tells what each look has found, from the first one on', async () => {
    const onLook = vi.fn<(tracked: Tracked) => void>();
    const findings = () => onLook.mock.calls.map(([{ outcome }]) => outcome);
    const { latest } = watch(onLook);
    expect(findings()).toEqual([{ kind: 'none', reason: 'no_signal' }]);
    addBanner('Invoice #20101 - Contoso');
    await framesPass();
    expect(findings().at(-1)).toMatchObject({ kind: 'invoice', invoice: { number: '20101' } });
    expect(findings().at(-1)).toEqual(latest().outcome);
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
    vi.stubGlobal('navigation', navigation);
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

  it('ends with its signal', async () => {
    const { changes } = watch();
    addBanner('Invoice #20101 - Contoso');
    goTo(invoiceHash(5101));
    endWatching();
    await framesPass();
    goTo(invoiceHash(5102));
    await framesPass();
    expect(changes).toEqual([]);
  });

  it('does not begin when its signal has ended', () => {
    endWatching();
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
