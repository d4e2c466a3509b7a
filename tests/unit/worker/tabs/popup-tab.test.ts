import { describe, expect, it, vi } from 'vitest';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { createTabLook } from '#lib/worker/tabs/popup-tab.ts';

const page: PageState = {
  host: 'na.myconnectwise.net',
  invoice: { host: 'na.myconnectwise.net', number: '20101' },
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: null,
};

function look(answer: PageState | null, address: string | undefined, blocks = false) {
  const askPage = vi.fn(async () => answer);
  const isBlocked = vi.fn(async () => blocks);
  const lookAtTab = createTabLook({
    askPage,
    addressOf: async () => address,
    isBlocked,
    servedHosts: async () => ['*.myconnectwise.net', 'cw.example.com:8443'],
    needsMember: async () => true,
  });
  return { askPage, isBlocked, found: lookAtTab(7) };
}

describe('a tab', () => {
  it('whose page answers is as the page says, wherever it is', async () => {
    const { askPage, found } = look(page, undefined);
    expect(await found).toEqual({ kind: 'page', page, needsMember: true });
    expect(askPage).toHaveBeenCalledExactlyOnceWith(7, { kind: 'page.look' });
  });

  it('whose host is not served any more is not, though its page still answers', async () => {
    const { found } = look({ ...page, host: 'cw.elsewhere.example' }, undefined);
    expect(await found).toEqual({ kind: 'not_served' });
  });

  it.each([
    ['https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?x#y', 'silent'],
    ['https://cw.example.com:8443/v2025_1/ConnectWise.aspx', 'silent'],
    ['https://cw.example.com/v2025_1/ConnectWise.aspx', 'not_served'],
    ['https://cw.elsewhere.example/v4_6_release/ConnectWise.html', 'not_served'],
    ['https://na.myconnectwise.net/login.aspx', 'elsewhere'],
    ['http://na.myconnectwise.net/v2025_1/ConnectWise.aspx', 'elsewhere'],
    ['https://shop.example/checkout', 'elsewhere'],
    ['chrome://extensions/', 'elsewhere'],
    ['no address', 'elsewhere'],
    [undefined, 'elsewhere'],
  ])('where nothing answers, at %s, is %s', async (address, kind) => {
    expect(await look(null, address).found).toEqual({ kind });
  });

  it('where nothing answers because a policy of the browser keeps extensions off is told so', async () => {
    const { isBlocked, found } = look(null, 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx', true);
    expect(await found).toEqual({ kind: 'blocked' });
    expect(isBlocked).toHaveBeenCalledExactlyOnceWith(7);
    // For a page that is not PSA's, `isBlocked` is not asked.
    const elsewhere = look(null, 'https://shop.example/checkout', true);
    expect(await elsewhere.found).toEqual({ kind: 'elsewhere' });
    expect(elsewhere.isBlocked).not.toHaveBeenCalled();
  });
});
