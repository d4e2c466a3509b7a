import { describe, expect, it, vi } from 'vitest';
import { callKey, followCalls } from '#lib/pod/panel-calls.ts';

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
const call = { [callKey(mountId)]: { newValue: 1 } };

describe('a panel', () => {
  it('comes forward when it is called, once for each call', () => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    followCalls(changed, mountId, onCall);
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
    followCalls(changed, mountId, onCall);
    change(area, changes);
    expect(onCall).not.toHaveBeenCalled();
  });

  it('that is gone is not called any more', () => {
    const { changed, change } = storage();
    const onCall = vi.fn();
    followCalls(changed, mountId, onCall)();
    change('session', call);
    expect(onCall).not.toHaveBeenCalled();
  });
});
