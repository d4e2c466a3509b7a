import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkPage } from '#lib/panel/page-link.ts';

const mountId = crypto.randomUUID();
const handshake = { kind: 'wisepay-pod.mount', mountId, isNarrow: false };

/** The panel's window, inside PSA's. */
class PanelWindow extends EventTarget {
  readonly parent = new EventTarget();
}

let panel: PanelWindow;
let life: AbortController;
const onPageChanged = vi.fn();
const ports: MessagePort[] = [];

beforeEach(() => {
  panel = new PanelWindow();
  life = new AbortController();
  onPageChanged.mockReset();
});
afterEach(() => {
  life.abort();
  for (const port of ports.splice(0)) port.close();
});

const link = () =>
  linkPage(panel as unknown as Window, { onPageChanged, onPageResized: () => {} }, life.signal);

/** Posts to the panel's window; returns the other end of the port that goes with the message. */
function post(data: unknown, source: unknown = panel.parent): MessagePort {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const event = Object.assign(new Event('message'), { data, source, ports: [port2] });
  panel.dispatchEvent(event);
  return port1;
}

const heardBy = (port: MessagePort) =>
  new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });

describe('the panel', () => {
  it('gets to know its mount from the content script around it', async () => {
    const linked = link();
    post(handshake);
    expect(await linked).toMatchObject({ mountId, isNarrow: false });
  });

  it('gets to know that there is little room for it', async () => {
    const linked = link();
    post({ ...handshake, isNarrow: true });
    expect(await linked).toMatchObject({ mountId, isNarrow: true });
  });

  it('tells the content script, and nobody else, how much room it needs', async () => {
    const linked = link();
    const heard = heardBy(post(handshake));
    const placement = {
      kind: 'wisepay-pod.placement',
      height: 300,
      side: 'right',
      place: 'panel',
      width: 320,
      offset: 0,
    } as const;
    (await linked).place(placement);
    expect(await heard).toEqual(placement);
  });

  it('looks again when the content script says that the page tells more', async () => {
    const told = new Promise<void>((resolve) => onPageChanged.mockImplementation(resolve));
    const linked = link();
    const port = post(handshake);
    await linked;
    port.postMessage({ kind: 'something else' });
    port.postMessage({ kind: 'wisepay-pod.page-changed' });
    await told;
    expect(onPageChanged).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown, unknown]>([
    ['from another window', handshake, new EventTarget()],
    ['from nowhere', handshake, null],
    ['without a mount', { kind: 'wisepay-pod.mount' }, undefined],
    ['that is something else', { kind: 'wisepay-pod.page-changed' }, undefined],
  ])('waits on after a handshake %s', async (_, data, source) => {
    const linked = link();
    post(data, source === undefined ? panel.parent : source);
    post(handshake);
    expect((await linked).mountId).toBe(mountId);
  });

  it('hears the first handshake only', async () => {
    const linked = link();
    post(handshake);
    post({ ...handshake, mountId: crypto.randomUUID() });
    expect((await linked).mountId).toBe(mountId);
  });
});
