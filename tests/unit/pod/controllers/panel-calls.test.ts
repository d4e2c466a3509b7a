import { beforeEach, describe, expect, it, vi } from 'vitest';
import { callKey } from '#lib/pod/contract/call-key.ts';
import { followCalls } from '#lib/pod/controllers/panel-calls.ts';

type Hear = Parameters<Parameters<typeof followCalls>[0]['addListener']>[0];

/** A browser whose storage changes when a test says so. */
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
const call = { [callKey(mountId)]: { newValue: 1 } };

beforeEach(() => {
  life = new AbortController();
});

describe('a panel', () => {
  it('that was called while it was loading comes forward once it is shown, once for all calls', () => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    const calls = followCalls(changed, mountId, life.signal);
    change('session', call);
    change('session', { [callKey(mountId)]: { oldValue: 1 } });
    change('session', { [callKey(mountId)]: { newValue: 2 } });
    calls.answer(onCall);
    expect(onCall).toHaveBeenCalledOnce();
    change('session', { [callKey(mountId)]: { newValue: 3 } });
    expect(onCall).toHaveBeenCalledTimes(2);
  });

  it('that was not called while it was loading stays as it is', () => {
    const onCall = vi.fn();
    followCalls(storage().changed, mountId, life.signal).answer(onCall);
    expect(onCall).not.toHaveBeenCalled();
  });

  it('comes forward when it is called, once for each call', () => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    followCalls(changed, mountId, life.signal).answer(onCall);
    change('session', call);
    change('session', { [callKey(mountId)]: { oldValue: 1 } });
    expect(onCall).toHaveBeenCalledOnce();
    change('session', { [callKey(mountId)]: { newValue: 2 } });
    expect(onCall).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another panel is called', 'session', { [callKey(crypto.randomUUID())]: { newValue: 1 } }],
    ['anything else changes', 'session', { tokens: { newValue: 1 } }],
    ['it stands in another storage', 'local', call],
  ])('stays where it is when %s', (_, area, changes) => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    followCalls(changed, mountId, life.signal).answer(onCall);
    change(area, changes);
    expect(onCall).not.toHaveBeenCalled();
  });

  it('that is gone is not called any more', () => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    const calls = followCalls(changed, mountId, life.signal);
    change('session', call);
    life.abort();
    calls.answer(onCall);
    change('session', call);
    expect(onCall).not.toHaveBeenCalled();
  });
});
