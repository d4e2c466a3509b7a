import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createEarlyLoads, type EarlyLoads } from '#lib/pod/early-loads.ts';
import type { HandlePanelMessage } from '#lib/pod/handlers.ts';
import type { PanelReply } from '#lib/pod/messages.ts';

const tabId = 7;
const mountId = '11111111-2222-4333-8444-555555555555';
const otherMountId = '99999999-2222-4333-8444-555555555555';
const load = { kind: 'pod.load', mountId } as const;

let now: number;
let loads: EarlyLoads;
const handle = vi.fn<HandlePanelMessage>();

/** Replies that can be told apart. */
const reply = (email: string): PanelReply => ({ ok: true, view: { kind: 'sign_in', email } });

beforeEach(() => {
  now = 1_000;
  handle.mockReset();
  for (const count of [1, 2, 3, 4]) handle.mockResolvedValueOnce(reply(`${count}@northwind.example`));
  loads = createEarlyLoads(handle, () => now);
});

describe("a panel's first view", () => {
  it('is the one that was begun before the panel asked', async () => {
    loads.begin(mountId, tabId);
    now += 100;
    expect(await loads.handle(load, tabId)).toEqual(reply('1@northwind.example'));
    expect(handle.mock.calls).toEqual([[load, tabId]]);
  });

  it('is loaded then where nothing was begun', async () => {
    expect(await loads.handle(load, tabId)).toEqual(reply('1@northwind.example'));
  });

  it('is waited for while it is on its way', async () => {
    const onItsWay = Promise.withResolvers<PanelReply>();
    handle.mockReset().mockReturnValueOnce(onItsWay.promise);
    loads.begin(mountId, tabId);
    const asked = loads.handle(load, tabId);
    onItsWay.resolve(reply('late@northwind.example'));
    expect(await asked).toEqual(reply('late@northwind.example'));
    expect(handle).toHaveBeenCalledOnce();
  });

  it('is given once: every later look is a new one', async () => {
    loads.begin(mountId, tabId);
    await loads.handle(load, tabId);
    expect(await loads.handle(load, tabId)).toEqual(reply('2@northwind.example'));
  });

  it('is begun once, however often the page says so', async () => {
    loads.begin(mountId, tabId);
    loads.begin(mountId, tabId);
    await loads.handle(load, tabId);
    loads.begin(mountId, tabId);
    expect(handle).toHaveBeenCalledOnce();
  });

  it('is loaded anew where it was begun too long ago', async () => {
    loads.begin(mountId, tabId);
    now += 3_001;
    expect(await loads.handle(load, tabId)).toEqual(reply('2@northwind.example'));
  });

  it.each([
    ['another mount', otherMountId, tabId],
    ['another tab', mountId, tabId + 1],
  ])('is never the one of %s', async (_, begunFor, begunIn) => {
    loads.begin(begunFor, begunIn);
    expect(await loads.handle(load, tabId)).toEqual(reply('2@northwind.example'));
  });

  it('is loaded anew for a panel that has a terminal payment on screen already', async () => {
    loads.begin(mountId, tabId);
    const message = { ...load, terminalPaymentId: 'tp_1' };
    expect(await loads.handle(message, tabId)).toEqual(reply('2@northwind.example'));
    expect(handle).toHaveBeenLastCalledWith(message, tabId);
  });

  it('does not stand in for anything else that a panel asks for', async () => {
    loads.begin(mountId, tabId);
    const watch = { kind: 'pod.watch', mountId } as const;
    expect(await loads.handle(watch, tabId)).toEqual(reply('2@northwind.example'));
  });
});
