import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageState } from '#lib/protocol/page-messages.ts';
import type { TabState } from '#lib/protocol/popup-messages.ts';
import { type OpenCommandOptions, openPod } from '#lib/worker/tabs/open-command.ts';

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
const callPanel = vi.fn<OpenCommandOptions['callPanel']>();
const openPopup = vi.fn<OpenCommandOptions['openPopup']>();
const open = (tabId: number | undefined) => openPod({ lookAtTab, describePage, callPanel, openPopup }, tabId);

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue(onPage(state));
  describePage.mockReset().mockResolvedValue({ mountId, invoice, memberEmail: null });
  callPanel.mockReset().mockResolvedValue();
  openPopup.mockReset().mockResolvedValue();
});

describe('the keys for “open the POD”', () => {
  it('call the panel of the tab in front', async () => {
    await open(7);
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    expect(callPanel).toHaveBeenCalledExactlyOnceWith(mountId);
    expect(openPopup).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ['shows no invoice', () => describePage.mockResolvedValue(null)],
    ['keeps taking the panel away', () => lookAtTab.mockResolvedValue(onPage({ ...state, isGivenUp: true }))],
    ['is none of PSA’s', () => lookAtTab.mockResolvedValue({ kind: 'elsewhere' })],
    ['is on a host that is not served', () => lookAtTab.mockResolvedValue({ kind: 'not_served' })],
    ['was open before the extension', () => lookAtTab.mockResolvedValue({ kind: 'silent' })],
  ])('open the popup, which says why, where the tab %s', async (_, change) => {
    change();
    await open(7);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(callPanel).not.toHaveBeenCalled();
  });

  it('open the popup where there is no tab', async () => {
    await open(undefined);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(lookAtTab).not.toHaveBeenCalled();
  });
});
