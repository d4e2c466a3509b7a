import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { lookAtTab } from '#lib/worker/tabs/popup-tab.ts';

const page: PageState = {
  host: 'na.myconnectwise.net',
  invoice: { host: 'na.myconnectwise.net', number: '20101' },
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: null,
};
const psaPage = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx';

const sendMessage = () => vi.spyOn(browser.tabs, 'sendMessage');
const get = () => vi.spyOn(browser.tabs, 'get');
const executeScript = () => vi.spyOn(browser.scripting, 'executeScript');

const look = () =>
  lookAtTab(
    {
      servedHosts: async () => ['*.myconnectwise.net', 'cw.example.com:8443'],
      needsMember: async () => true,
    },
    7,
  );

/** No content script answers, and the browser names the tab's address if there is one. */
function silentAt(address: string | undefined) {
  sendMessage().mockRejectedValue(new Error('Could not establish connection.'));
  get().mockResolvedValue((address === undefined ? {} : { url: address }) as Tabs.Tab);
}

beforeEach(() => {
  executeScript().mockResolvedValue([]);
});

describe('a tab', () => {
  it('whose page answers is as the page says, wherever it is', async () => {
    const asked = sendMessage().mockResolvedValue(page);
    expect(await look()).toEqual({ kind: 'page', page, needsMember: true });
    expect(asked).toHaveBeenCalledExactlyOnceWith(7, { kind: 'page.look' }, { frameId: 0 });
  });

  it.each(['cw.elsewhere.example', 'cw.example.com:99999'])(
    'whose host is no longer served, or can be none, is not, though its page still answers: %s',
    async (host) => {
      sendMessage().mockResolvedValue({ ...page, host });
      expect(await look()).toEqual({ kind: 'not_served' });
    },
  );

  it('whose page answers with something else is as one that does not answer', async () => {
    silentAt(psaPage);
    sendMessage().mockResolvedValue({ ...page, isGivenUp: 'perhaps' });
    expect(await look()).toEqual({ kind: 'silent' });
  });

  it.each([
    [`${psaPage}?x#y`, 'silent'],
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
    silentAt(address);
    expect(await look()).toEqual({ kind });
  });

  it('that is gone is elsewhere', async () => {
    silentAt(psaPage);
    get().mockRejectedValue(new Error('No tab with id: 7.'));
    expect(await look()).toEqual({ kind: 'elsewhere' });
  });

  it.each([
    [new Error('This page cannot be scripted due to an ExtensionsSettings policy.'), 'blocked'],
    [new Error('Cannot access contents of the page. Extension manifest must request permission.'), 'silent'],
    [new Error('No tab with id: 7.'), 'silent'],
    [undefined, 'silent'],
  ])('where nothing answers and the browser refuses scripts with “%s” is %s', async (refusal, kind) => {
    silentAt(psaPage);
    const scripted = executeScript().mockRejectedValue(refusal);
    expect(await look()).toEqual({ kind });
    expect(scripted).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ target: { tabId: 7 } }));
  });

  it('that is not PSA’s gets no script', async () => {
    silentAt('https://shop.example/checkout');
    const scripted = executeScript().mockRejectedValue(new Error('ExtensionsSettings policy'));
    expect(await look()).toEqual({ kind: 'elsewhere' });
    expect(scripted).not.toHaveBeenCalled();
  });
});
