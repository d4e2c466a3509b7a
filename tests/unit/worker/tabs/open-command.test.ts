import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import type { PageState } from '#lib/protocol/page-messages.ts';
import type { TabState } from '#lib/protocol/popup-messages.ts';
import { openCommand, shortcutKey } from '#lib/protocol/shortcut.ts';
import { followCommand, type OpenCommandOptions } from '#lib/worker/tabs/open-command.ts';
import { settled } from '../../support/patient-worker.ts';

const mountId = crypto.randomUUID();
const invoice = { host: 'psa.example', number: '20101' };
const state: PageState = {
  host: 'psa.example',
  invoice,
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: null,
};
const onPage = (page: PageState): TabState => ({ kind: 'page', page, needsMember: true });

const lookAtTab = vi.fn<OpenCommandOptions['lookAtTab']>();
const describePage = vi.fn<OpenCommandOptions['describePage']>();
const openPopup = vi.fn<() => Promise<void>>();
/** Receives the session storage's keys that are written, which is how a panel is called. */
const written = vi.fn<(key: string) => void>();
let press: (tabId: number | undefined, command?: string) => Promise<void>;

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue(onPage(state));
  describePage.mockReset().mockResolvedValue({ mountId, invoice, memberEmail: null });
  vi.spyOn(browser.action, 'openPopup').mockImplementation(openPopup.mockReset().mockResolvedValue());
  written.mockReset();
  browser.storage.onChanged.addListener((changes, area) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (area === 'session' && typeof newValue === 'number') written(key);
    }
  });
  vi.spyOn(browser.commands.onCommand, 'addListener').mockImplementation((hear) => {
    press = async (tabId, command = openCommand) => {
      hear(command, (tabId === undefined ? {} : { id: tabId }) as Tabs.Tab);
      await settled();
    };
  });
  followCommand({ lookAtTab, describePage });
});

describe('the keys for “open the POD”', () => {
  it('call the panel of the tab in front', async () => {
    await press(7);
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    expect(written).toHaveBeenCalledExactlyOnceWith(shortcutKey(mountId));
    expect(openPopup).not.toHaveBeenCalled();
  });

  it('leave nothing in the storage, so that the next call is a change again', async () => {
    await press(7);
    expect((await browser.storage.session.get(shortcutKey(mountId)))[shortcutKey(mountId)]).toBeUndefined();
  });

  it.each<[string, () => void]>([
    ['shows no invoice', () => describePage.mockResolvedValue(null)],
    ['keeps taking the panel away', () => lookAtTab.mockResolvedValue(onPage({ ...state, isGivenUp: true }))],
    ['is none of PSA’s', () => lookAtTab.mockResolvedValue({ kind: 'elsewhere' })],
    ['is on a host that is not served', () => lookAtTab.mockResolvedValue({ kind: 'not_served' })],
    ['was open before the extension', () => lookAtTab.mockResolvedValue({ kind: 'silent' })],
  ])('open the popup, which says why, where the tab %s', async (_, change) => {
    change();
    await press(7);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(written).not.toHaveBeenCalled();
  });

  it('open the popup where there is no tab', async () => {
    await press(undefined);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(lookAtTab).not.toHaveBeenCalled();
  });

  it('do nothing where there is no toolbar for the popup', async () => {
    openPopup.mockRejectedValue(new Error('No browser window.'));
    await press(undefined);
    expect(written).not.toHaveBeenCalled();
  });
});

it('the keys of another command do nothing', async () => {
  await press(7, 'another');
  expect(lookAtTab).not.toHaveBeenCalled();
  expect(openPopup).not.toHaveBeenCalled();
});
