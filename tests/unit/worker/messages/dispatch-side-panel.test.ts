/** The side panel acts on the invoice of the tab in front of its window, and on no other. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mountId, refund } from '../../support/money-messages.ts';
import { type DispatchHarness, dispatchHarness, helpDesk, load, shown } from './support/dispatch-harness.ts';
import { panel, sidePanel } from './support/senders.ts';

let door: DispatchHarness;

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  door = dispatchHarness();
});

const ask = (message: unknown) => door.dispatch({ kind: 'side.ask', windowId: 3, message }, sidePanel);

describe('the side panel', () => {
  it('is answered for the tab in front of its window, with no page around it', async () => {
    expect(await ask(load)).toEqual({ ...shown, presentation: helpDesk });
    expect(door.sidePanels.frontTabOf).toHaveBeenCalledExactlyOnceWith(3);
    expect(door.handlePanelMessage).toHaveBeenCalledExactlyOnceWith(load, 7, 'window');
  });

  it('moves nothing once its window is gone', async () => {
    door.sidePanels.frontTabOf.mockResolvedValue(undefined);
    expect(await ask(refund)).toMatchObject({ ok: false, error: { code: 'no_invoice' } });
    expect(door.handlePanelMessage).not.toHaveBeenCalled();
    expect(door.count).toHaveBeenCalledExactlyOnceWith('wrong_mount');
  });

  it('is told what the tab in front shows, and in which language to say so', async () => {
    expect(await door.dispatch({ kind: 'side.look', windowId: 3 }, sidePanel)).toEqual({
      front: { kind: 'invoice', mountId },
      locale: helpDesk.locale,
    });
    expect(door.sidePanels.lookAtFront).toHaveBeenCalledExactlyOnceWith(3);
  });

  it('gets no error to read', async () => {
    door.sidePanels.lookAtFront.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch({ kind: 'side.look', windowId: 3 }, sidePanel)).toBeUndefined();
  });

  it('keeps the token in use, like every panel', async () => {
    await ask(load);
    expect(door.session.noteUse).toHaveBeenCalledOnce();
  });
});

describe('a panel on a page', () => {
  it('learns whether a side panel shows its tab', async () => {
    expect(await door.dispatch({ kind: 'pod.beside' }, panel)).toBe(true);
    expect(door.sidePanels.isBeside).toHaveBeenCalledExactlyOnceWith(7);
  });

  it('stays on the page if that cannot be told', async () => {
    door.sidePanels.isBeside.mockRejectedValue(new Error('No locks'));
    expect(await door.dispatch({ kind: 'pod.beside' }, panel)).toBe(false);
  });
});
