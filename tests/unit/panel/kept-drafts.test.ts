import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { createKeptDrafts } from '#lib/panel/kept-drafts.ts';
import { keptDraftsKey, keptDraftsSchema, type StoredDrafts } from '#lib/protocol/drafts-message.ts';
import { forgetDrafts } from '#lib/worker/storage/kept-drafts.ts';
import { eventually } from '../support/eventually.ts';
import { usd } from '../support/usd.ts';

const scheduled = { date: '2026-06-05', method: 'Visa •••• 1881' };

const terminal: NonNullable<StoredDrafts['terminal']> = {
  terminalId: 'trm_1',
  amount: '20.50',
  seenBalance: usd(125_000),
  seen: { version: '1', total: null },
  acknowledged: scheduled,
  acknowledgedPayments: ['tp_1'],
  isSent: false,
};

const refund: NonNullable<StoredDrafts['refund']> = {
  parts: [{ paymentId: 'pay_1', amount: '10', includesSurcharge: true, seenRefundable: usd(60_000) }],
  reason: 'duplicate',
  note: 'Agreed by phone.',
  reviewedVersion: '1',
};

const drafts: StoredDrafts = {
  invoice: '5101 20101',
  form: 'refund',
  pay: { acknowledged: scheduled, acknowledgedPayments: ['tp_1'] },
  terminal,
  refund,
};

const empty: StoredDrafts = { ...drafts, form: null, terminal: null, refund: null };

const onOtherChange = vi.fn();
let life: AbortController;

beforeEach(() => {
  onOtherChange.mockReset();
  life = new AbortController();
  return () => life.abort();
});

const keptDrafts = () => createKeptDrafts(onOtherChange, life.signal);

const key = keptDraftsKey('inv_1');

/** What is stored of the drafts; null if nothing is typed any longer. */
async function stored(): Promise<unknown> {
  return v.parse(v.optional(keptDraftsSchema), (await browser.storage.session.get(key))[key])?.drafts;
}

/** What the next panel of the invoice finds. */
async function nextPanel() {
  const next = keptDrafts();
  await next.read('inv_1');
  return next.of('inv_1');
}

describe('what was typed', () => {
  it('is there for the next panel of the invoice, without what was acknowledged or reviewed', async () => {
    keptDrafts().keep('inv_1', drafts);
    await eventually(async () => expect(await stored()).toBeDefined());
    expect(await nextPanel()).toEqual({
      ...drafts,
      pay: null,
      terminal: { ...terminal, acknowledged: null, acknowledgedPayments: [] },
      refund: { ...refund, reviewedVersion: null },
    });
  });

  it('is not there for another invoice', async () => {
    keptDrafts().keep('inv_1', drafts);
    const other = keptDrafts();
    await other.read('inv_2');
    expect([other.of('inv_2'), other.isRead('inv_2')]).toEqual([undefined, true]);
  });

  it('is not offered again once it was sent', async () => {
    const kept = keptDrafts();
    kept.keep('inv_1', { ...empty, form: 'terminal', terminal });
    await eventually(async () => expect(await stored()).toBeDefined());
    kept.keep('inv_1', { ...empty, form: 'terminal', terminal: { ...terminal, isSent: true } });
    await eventually(async () => expect(await stored()).toBeNull());
  });

  it('goes when the form is emptied, and the last change counts', async () => {
    const kept = keptDrafts();
    for (const amount of ['1', '12', '12.5']) {
      kept.keep('inv_1', { ...drafts, terminal: { ...terminal, amount } });
    }
    await eventually(async () => expect(await stored()).toMatchObject({ terminal: { amount: '12.5' } }));
    kept.keep('inv_1', empty);
    await eventually(async () => expect(await stored()).toBeNull());
  });

  it('is nothing for an invoice where nothing was typed', async () => {
    const kept = keptDrafts();
    await kept.read('inv_1');
    kept.keep('inv_1', empty);
    expect(await stored()).toBeUndefined();
  });

  it('that was sent or changed in another panel starts over here, and nothing is written back', async () => {
    const [here, there] = [keptDrafts(), keptDrafts()];
    await here.read('inv_1');
    await there.read('inv_1');
    there.keep('inv_1', drafts);
    await eventually(() => expect(onOtherChange).toHaveBeenCalledOnce());
    expect(here.of('inv_1')?.refund?.note).toBe('Agreed by phone.');
    there.keep('inv_1', empty);
    await eventually(() => expect(onOtherChange).toHaveBeenCalledTimes(2));
    expect(here.of('inv_1')).toBeUndefined();
    expect(await stored()).toBeNull();
  });

  it('is gone in open panels when it is dropped for another person', async () => {
    const kept = keptDrafts();
    kept.keep('inv_1', drafts);
    await eventually(async () => expect(await stored()).not.toBeUndefined());
    await forgetDrafts();
    await eventually(() => expect(onOtherChange).toHaveBeenCalledOnce());
    expect(kept.of('inv_1')).toBeUndefined();
  });

  it('is not started over by its own writing, however fast it is typed', async () => {
    const kept = keptDrafts();
    for (const amount of ['1', '12', '12.', '12.5']) {
      kept.keep('inv_1', { ...empty, terminal: { ...terminal, amount } });
    }
    await eventually(async () => expect(await stored()).toMatchObject({ terminal: { amount: '12.5' } }));
    expect(onOtherChange).not.toHaveBeenCalled();
  });

  it.each(['text', { form: 'refund' }, { ...drafts, terminal: { amount: 5 } }, null])(
    'is none if the storage holds %j',
    async (value) => {
      await browser.storage.session.set({ [key]: value });
      expect(await nextPanel()).toBeUndefined();
    },
  );
});
