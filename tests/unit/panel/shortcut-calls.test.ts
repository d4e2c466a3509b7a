import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followShortcut } from '#lib/panel/shortcut-calls.ts';
import { shortcutKey } from '#lib/protocol/shortcut.ts';

/** A change of the browser's storage, as the worker makes it. */
function change(area: string, changes: Record<string, Storage.StorageChange>) {
  void fakeBrowser.storage.onChanged.trigger(changes as never, area as never);
}

const mountId = crypto.randomUUID();
let life: AbortController;
const call = { [shortcutKey(mountId)]: { newValue: 1 } };

beforeEach(() => {
  life = new AbortController();
});

describe('a panel', () => {
  it('that was called while it was loading comes forward once it is shown, once for all calls', () => {
    const onShortcut = vi.fn();
    const calls = followShortcut(mountId, life.signal);
    change('session', call);
    change('session', { [shortcutKey(mountId)]: { oldValue: 1 } });
    change('session', { [shortcutKey(mountId)]: { newValue: 2 } });
    calls.answer(onShortcut);
    expect(onShortcut).toHaveBeenCalledOnce();
    change('session', { [shortcutKey(mountId)]: { newValue: 3 } });
    expect(onShortcut).toHaveBeenCalledTimes(2);
  });

  it('that was not called while it was loading stays as it is', () => {
    const onShortcut = vi.fn();
    followShortcut(mountId, life.signal).answer(onShortcut);
    expect(onShortcut).not.toHaveBeenCalled();
  });

  it('comes forward when it is called, once for each call', () => {
    const onShortcut = vi.fn();
    followShortcut(mountId, life.signal).answer(onShortcut);
    change('session', call);
    change('session', { [shortcutKey(mountId)]: { oldValue: 1 } });
    expect(onShortcut).toHaveBeenCalledOnce();
    change('session', { [shortcutKey(mountId)]: { newValue: 2 } });
    expect(onShortcut).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another panel is called', 'session', { [shortcutKey(crypto.randomUUID())]: { newValue: 1 } }],
    ['anything else changes', 'session', { tokens: { newValue: 1 } }],
    ['it stands in another storage', 'local', call],
  ])('stays where it is when %s', (_, area, changes) => {
    const onShortcut = vi.fn();
    followShortcut(mountId, life.signal).answer(onShortcut);
    change(area, changes);
    expect(onShortcut).not.toHaveBeenCalled();
  });

  it('that is gone is not called any more', () => {
    const onShortcut = vi.fn();
    const calls = followShortcut(mountId, life.signal);
    change('session', call);
    life.abort();
    calls.answer(onShortcut);
    change('session', call);
    expect(onShortcut).not.toHaveBeenCalled();
  });
});
