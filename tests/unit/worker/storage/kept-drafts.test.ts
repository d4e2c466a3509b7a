import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { keptDraftsKey } from '#lib/protocol/drafts-message.ts';
import { seenPaymentsKey } from '#lib/protocol/seen-payments.ts';
import { forgetDrafts, keepDraftsOnlyFor, keepDraftsOnlyForUser } from '#lib/worker/storage/kept-drafts.ts';

const key = keptDraftsKey('inv_1');
const { session } = browser.storage;

beforeEach(async () => {
  await keepDraftsOnlyFor('pat@northwind.example');
  await session.set({ [key]: { typed: '20.50' }, tokens: 'kept', 'drafts.of-no-invoice': 1 });
});

const isKept = async () => (await session.get(key))[key] !== undefined;

describe('what was typed', () => {
  it.each(['pat@northwind.example', 'Pat@Northwind.example', null])(
    'stays for the same person: %s',
    async (email) => {
      await keepDraftsOnlyFor(email);
      expect(await isKept()).toBe(true);
    },
  );

  it('is gone for another person', async () => {
    await keepDraftsOnlyFor('sam@northwind.example');
    expect(await isKept()).toBe(false);
  });

  it('is gone for the next person who is known, also after one who is not', async () => {
    await keepDraftsOnlyFor(null);
    await keepDraftsOnlyFor('sam@northwind.example');
    expect(await isKept()).toBe(false);
  });

  it('is gone for another WisePay user, where PSA names nobody', async () => {
    const pat = { issuer: 'https://id.wisepay.example', subject: 'usr_pat' };
    await keepDraftsOnlyForUser(pat);
    await keepDraftsOnlyForUser(pat);
    expect(await isKept()).toBe(true);
    await keepDraftsOnlyForUser({ ...pat, subject: 'usr_sam' });
    expect(await isKept()).toBe(false);
  });

  it('is gone with the payments that the other person has seen', async () => {
    const seen = seenPaymentsKey('inv_1');
    await session.set({ [seen]: ['pay_1'] });
    await keepDraftsOnlyFor('pat@northwind.example');
    expect(await session.get(seen)).toEqual({ [seen]: ['pay_1'] });
    await keepDraftsOnlyFor('sam@northwind.example');
    expect(await session.get(seen)).toEqual({});
  });

  it('is gone after signing out, and nothing else is', async () => {
    await forgetDrafts();
    expect(await isKept()).toBe(false);
    expect(await session.get(['tokens', 'drafts.of-no-invoice'])).toEqual({
      tokens: 'kept',
      'drafts.of-no-invoice': 1,
    });
  });
});
