import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { createHostedNotice } from '#lib/panel/hosted-notice.ts';
import { eventually } from '../support/eventually.ts';

const { local } = browser.storage;
let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  return () => life.abort();
});

/** The notice of a panel, with the calls that its panel gets. */
function start(signal = life.signal) {
  const onChange = vi.fn<() => void>();
  return { notice: createHostedNotice(onChange, signal), onChange };
}

describe('the notice about WisePay’s own pod', () => {
  it('is due once the storage has told that it was never dismissed', async () => {
    const { notice, onChange } = start();
    expect(notice.isDue).toBe(false);
    await eventually(() => expect(onChange).toHaveBeenCalled());
    expect(notice.isDue).toBe(true);
  });

  it('stays dismissed in this panel, in others and in later ones', async () => {
    const [here, there] = [start(), start()];
    await eventually(() => expect(there.notice.isDue).toBe(true));
    here.notice.dismiss();
    expect(here.notice.isDue).toBe(false);
    await eventually(() => expect(there.notice.isDue).toBe(false));
    const { notice, onChange } = start();
    await eventually(() => expect(onChange).toHaveBeenCalled());
    expect(notice.isDue).toBe(false);
  });

  it.each(['yes', 1, null, {}])('is due where what is stored cannot be read: %j', async (stored) => {
    await local.set({ 'panel.hostedTold': stored });
    const { notice } = start();
    await eventually(() => expect(notice.isDue).toBe(true));
  });

  it('is due if the storage fails', async () => {
    vi.spyOn(local, 'get').mockRejectedValueOnce(new Error('broken'));
    const { notice } = start();
    await eventually(() => expect(notice.isDue).toBe(true));
  });

  it('is told nothing after the panel’s end', async () => {
    const ended = new AbortController();
    const { notice, onChange } = start(ended.signal);
    await eventually(() => expect(notice.isDue).toBe(true));
    ended.abort();
    onChange.mockReset();
    await local.set({ 'panel.hostedTold': true, 'panel.side': 'left' });
    expect(onChange).not.toHaveBeenCalled();
  });
});
