import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { HandlePanelMessage } from '#lib/worker/messages/panel-handler.ts';
import { createPrefetch, type Prefetch } from '#lib/worker/messages/prefetch.ts';
import type { InvoicePage } from '#lib/worker/session/session-context.ts';
import { eventually } from '../../support/eventually.ts';

const tabId = 7;
const mountId = '11111111-2222-4333-8444-555555555555';
const otherMountId = '99999999-2222-4333-8444-555555555555';
const load = { kind: 'pod.load', mountId } as const;
const invoice = { host: 'psa.example', recordId: '5101', number: '20101' };
const shown: InvoicePage = { mountId, invoice, memberEmail: 'pat@northwind.example' };

let now: number;
/** What the page shows. */
let page: InvoicePage | null;
let loads: Prefetch;
const handle = vi.fn<HandlePanelMessage>();

/** Replies that differ by `email`. */
const reply = (email: string): PanelReply => ({ ok: true, view: { kind: 'sign_in', email } });
const first = reply('1@northwind.example');
const second = reply('2@northwind.example');

/** Begins the prefetch for a mount, and waits until it asks for the view. */
async function begin(id = mountId, tab = tabId) {
  const handled = handle.mock.calls.length;
  loads.begin(id, tab);
  await eventually(() => expect(handle.mock.calls.length).toBe(handled + 1));
}

/** The reply to a panel's message, as the worker gives it. */
const answer: HandlePanelMessage = async (message, tab, ...place) =>
  (await loads.take(message, tab)) ?? handle(message, tab, ...place);

beforeEach(() => {
  now = 1_000;
  page = shown;
  handle.mockReset();
  for (const count of [1, 2, 3, 4]) handle.mockResolvedValueOnce(reply(`${count}@northwind.example`));
  loads = createPrefetch({ handle, describePage: async () => page, now: () => now });
});

describe("a panel's first view", () => {
  it('is the one that was begun before the panel asked', async () => {
    await begin();
    now += 100;
    expect(await answer(load, tabId)).toEqual(first);
    expect(handle.mock.calls).toEqual([[load, tabId]]);
  });

  it('is loaded then where nothing was begun', async () => {
    expect(await answer(load, tabId)).toEqual(first);
  });

  it('is waited for while it is on its way', async () => {
    const onItsWay = Promise.withResolvers<PanelReply>();
    handle.mockReset().mockReturnValueOnce(onItsWay.promise);
    loads.begin(mountId, tabId);
    const asked = answer(load, tabId);
    onItsWay.resolve(reply('late@northwind.example'));
    expect(await asked).toEqual(reply('late@northwind.example'));
    expect(handle).toHaveBeenCalledOnce();
  });

  it('is given once: every later look is a new one', async () => {
    await begin();
    await answer(load, tabId);
    expect(await answer(load, tabId)).toEqual(second);
  });

  it('is begun once, however often the page says so', async () => {
    await begin();
    loads.begin(mountId, tabId);
    await answer(load, tabId);
    loads.begin(mountId, tabId);
    await answer({ kind: 'pod.watch', mountId }, tabId);
    expect(handle).toHaveBeenCalledTimes(2);
  });

  it.each<[string, InvoicePage | null]>([
    ['tells its company, too', { ...shown, invoice: { ...invoice, company: 'northwind' } }],
    ['names another invoice', { ...shown, invoice: { ...invoice, number: '20102' } }],
    ['has another person in front of it', { ...shown, memberEmail: 'sam@northwind.example' }],
    ['does not say any more who that is', { ...shown, memberEmail: null }],
    ['shows WisePay’s own pod by now', { ...shown, wisePayPod: 'beside' }],
    ['shows another mount', { ...shown, mountId: otherMountId }],
    ['shows none', null],
  ])('is loaded anew where the page %s by then', async (_, changed) => {
    await begin();
    page = changed;
    expect(await answer(load, tabId)).toEqual(second);
  });

  it('is loaded anew where it was begun too long ago', async () => {
    await begin();
    now += 3_001;
    expect(await answer(load, tabId)).toEqual(second);
  });

  it('is loaded anew where somebody has signed out, or the policy has changed', async () => {
    await begin();
    loads.forget();
    expect(await answer(load, tabId)).toEqual(second);
  });

  it('is loaded anew where that happens while it is on its way', async () => {
    const onItsWay = Promise.withResolvers<PanelReply>();
    handle.mockReset().mockReturnValueOnce(onItsWay.promise).mockResolvedValueOnce(second);
    await begin();
    const asked = answer(load, tabId);
    loads.forget();
    onItsWay.resolve(first);
    expect(await asked).toEqual(second);
  });

  it('is never the one of another tab', async () => {
    await begin(mountId, tabId + 1);
    expect(await answer(load, tabId)).toEqual(second);
  });

  it('is loaded anew for a panel that has a terminal payment on screen already', async () => {
    await begin();
    const message = { ...load, terminalPaymentId: 'tp_1' };
    expect(await answer(message, tabId)).toEqual(second);
    expect(handle).toHaveBeenLastCalledWith(message, tabId);
  });

  it('does not stand in for anything else that a panel asks for', async () => {
    await begin();
    expect(await answer({ kind: 'pod.watch', mountId }, tabId)).toEqual(second);
  });
});

describe('a page that says that panels are coming', () => {
  it('gets no view begun for a mount that it does not show', async () => {
    await begin(otherMountId);
    expect(await answer({ kind: 'pod.load', mountId: otherMountId }, tabId)).toEqual(second);
  });

  it('has WisePay asked for one view at a time, however many it announces', async () => {
    const onItsWay = Promise.withResolvers<PanelReply>();
    handle.mockReset().mockReturnValueOnce(onItsWay.promise).mockResolvedValue(second);
    await begin();
    for (let count = 10; count < 60; count += 1) {
      page = { ...shown, mountId: `11111111-2222-4333-8444-5555555555${count}` };
      loads.begin(page.mountId, tabId);
    }
    expect(handle).toHaveBeenCalledOnce();
    onItsWay.resolve(first);
    await eventually(async () => {
      loads.begin(page?.mountId ?? '', tabId);
      expect(handle).toHaveBeenCalledTimes(2);
    });
  });
});
