import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { askPanels } from '#lib/worker/tabs/ask-panels.ts';

type Listener = (value: unknown) => void;

const never = () => new Promise<void>(() => {});
let say: Listener;
let end: Listener;
const disconnect = vi.fn();
const connect = vi.fn();

beforeEach(() => {
  disconnect.mockReset();
  connect.mockReset().mockImplementation((): Partial<Runtime.Port> => {
    const listens = (give: (listener: Listener) => void) => ({ addListener: give }) as never;
    return {
      disconnect,
      onMessage: listens((listener) => {
        say = listener;
      }),
      onDisconnect: listens((listener) => {
        end = listener;
      }),
    };
  });
  Object.assign(browser.runtime, { connect });
});

describe('the panels of a mount', () => {
  it('are asked by its ID, and all that answer are heard', async () => {
    const asking = askPanels('m-1', never);
    expect(connect).toHaveBeenCalledExactlyOnceWith({ name: 'wisepay-pod.report m-1' });
    say({ view: 'ready' });
    say({ view: 'sign_in' });
    end(undefined);
    expect(await asking).toEqual([{ view: 'ready' }, { view: 'sign_in' }]);
    expect(disconnect).toHaveBeenCalledOnce();
  });

  it('are not waited for without end', async () => {
    const asking = askPanels('m-1', async () => {});
    say({ view: 'ready' });
    expect(await asking).toEqual([{ view: 'ready' }]);
    expect(disconnect).toHaveBeenCalledOnce();
  });

  it('cannot fill the worker’s memory', async () => {
    const asking = askPanels('m-1', never);
    for (let count = 0; count < 1000; count += 1) say(count);
    end(undefined);
    expect(await asking).toEqual([0, 1, 2, 3, 4]);
  });

  it('may be none', async () => {
    const asking = askPanels('m-1', never);
    end(undefined);
    expect(await asking).toEqual([]);
  });
});
