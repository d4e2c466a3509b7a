// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
/** A drag that began in the panel: the panel is told where the person's pointer is over the page. */
import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { usePanel } from './support/panel-on-page.ts';

const panel = usePanel();

let port: MessagePort;
let heard: Mock<(data: unknown) => void>;

/** Dispatches an event of the pointer on the page; untrusted ones are what the page's script makes up. */
function point(
  type: string,
  facts: { readonly x: number; readonly isUp?: boolean; readonly isTrusted?: boolean },
) {
  const { x, isUp = false, isTrusted = true } = facts;
  const event = new Event(type, { bubbles: true });
  const values = { isTrusted, screenX: x, screenY: 20, buttons: isUp ? 0 : 1 };
  for (const [name, value] of Object.entries(values)) Object.defineProperty(event, name, { value });
  document.body.dispatchEvent(event);
}

const drag = (isOn: boolean) => panel.post({ kind: 'wisepay-pod.drag', isOn }, port);

beforeEach(() => {
  port = panel.loadPanel();
  heard = vi.fn<(data: unknown) => void>();
  port.onmessage = ({ data }) => heard(data);
  drag(true);
});

describe('during a drag, the panel follows', () => {
  it('the person’s pointer, to where it lets go', () => {
    point('pointermove', { x: 10 });
    point('pointerup', { x: 12, isUp: true });
    expect(heard.mock.calls).toEqual([
      [{ kind: 'wisepay-pod.pointer', x: 10, y: 20, isUp: false }],
      [{ kind: 'wisepay-pod.pointer', x: 12, y: 20, isUp: false }],
      [{ kind: 'wisepay-pod.pointer', x: 12, y: 20, isUp: true }],
    ]);
  });

  it('no pointer that has let go elsewhere, and is back', () => {
    point('pointermove', { x: 900, isUp: true });
    expect(heard.mock.calls).toEqual([[{ kind: 'wisepay-pod.pointer', x: 900, y: 20, isUp: true }]]);
  });

  it.each([
    ['move', 'pointermove', false],
    ['move without a button', 'pointermove', true],
    ['release', 'pointerup', true],
  ])('no %s that the page makes up', (_, type, isUp) => {
    point(type, { x: 900, isUp, isTrusted: false });
    expect(heard).not.toHaveBeenCalled();
    point('pointermove', { x: 10 });
    expect(heard).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ x: 10, isUp: false }));
  });
});

it('after the drag, the panel is not told where the pointer is', () => {
  drag(false);
  point('pointermove', { x: 10 });
  expect(heard).not.toHaveBeenCalled();
});
