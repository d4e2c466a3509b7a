import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followShortcut } from '#lib/panel/shortcut-calls.ts';
import { shortcutKey } from '#lib/protocol/session-keys.ts';

type Hear = Parameters<Parameters<typeof followShortcut>[0]['addListener']>[0];

/** Browser storage whose changes the test triggers. */
function storage() {
  const listeners = new Set<Hear>();
  return {
    changed: {
      addListener: (hear: Hear) => void listeners.add(hear),
      removeListener: (hear: Hear) => void listeners.delete(hear),
    },
    change(area: string, changes: Parameters<Hear>[0]) {
      for (const hear of listeners) hear(changes, area);
    },
  };
}

const mountId = crypto.randomUUID();
let life: AbortController;
const call = { [shortcutKey(mountId)]: { newValue: 1 } };

beforeEach(() => {
  life = new AbortController();
});

describe('a panel', () => {
  it('that was called while it was loading comes forward once it is shown, once for all calls', () => {
    const { changed, change } = storage();
    const onShortcut = vi.fn();
    const calls = followShortcut(changed, mountId, life.signal);
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
    followShortcut(storage().changed, mountId, life.signal).answer(onShortcut);
    expect(onShortcut).not.toHaveBeenCalled();
  });

  it('comes forward when it is called, once for each call', () => {
    const { changed, change } = storage();
    const onShortcut = vi.fn();
    followShortcut(changed, mountId, life.signal).answer(onShortcut);
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
    const { changed, change } = storage();
    const onShortcut = vi.fn();
    followShortcut(changed, mountId, life.signal).answer(onShortcut);
    change(area, changes);
    expect(onShortcut).not.toHaveBeenCalled();
  });

  it('that is gone is not called any more', () => {
    const { changed, change } = storage();
    const onShortcut = vi.fn();
    const calls = followShortcut(changed, mountId, life.signal);
    change('session', call);
    life.abort();
    calls.answer(onShortcut);
    change('session', call);
    expect(onShortcut).not.toHaveBeenCalled();
  });
});
