/** How a message to the worker is handled: what answers it, what goes with the answer, and what is counted. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelReply } from '#lib/protocol/panel-messages.ts';
import type { Sender } from '#lib/worker/messages/router.ts';
import { mountId } from '../../support/money-messages.ts';
import {
  type DispatchHarness,
  dispatchHarness,
  helpDesk,
  load,
  page,
  shown,
} from './support/dispatch-harness.ts';
import { optionsPage, otherExtensionId, panel, popup, reviewWindow, sidePanel } from './support/senders.ts';

const stranger: Sender = { ...panel, id: otherExtensionId };

const failed = (code: 'no_invoice' | 'foreign_url' | 'offline' | 'internal'): PanelReply => ({
  ok: false,
  error: { code, details: {} },
});

const told = (reply: PanelReply): PanelReply => ({ ...reply, presentation: helpDesk });

let door: DispatchHarness;

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  door = dispatchHarness();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a message of the panel', () => {
  it('is answered for the tab that the browser names', async () => {
    expect(await door.dispatch(load, panel)).toEqual(told(shown));
    expect(door.handlePanelMessage).toHaveBeenCalledExactlyOnceWith(load, 7);
    expect(door.count).not.toHaveBeenCalled();
  });

  it('gets the view that was begun before the panel asked', async () => {
    const begun: PanelReply = { ok: true, view: { kind: 'sign_in', email: 'begun@northwind.example' } };
    door.takePrefetched.mockResolvedValue(begun);
    expect(await door.dispatch(load, panel)).toEqual(told(begun));
    expect(door.takePrefetched).toHaveBeenCalledExactlyOnceWith(load, 7);
    expect(door.handlePanelMessage).not.toHaveBeenCalled();
  });

  it.each([
    [load, 1],
    [{ kind: 'pod.watch', mountId }, 0],
  ])('counts as use where a person asked: $kind', async (message, uses) => {
    await door.dispatch(message, panel);
    expect(door.session.noteUse).toHaveBeenCalledTimes(uses);
  });

  it.each([
    ['no_invoice', 'wrong_mount'],
    ['foreign_url', 'foreign_url'],
  ] as const)('that was refused is counted: %s', async (code, reason) => {
    door.handlePanelMessage.mockResolvedValue(failed(code));
    expect(await door.dispatch(load, panel)).toEqual(told(failed(code)));
    expect(door.count).toHaveBeenCalledExactlyOnceWith(reason);
  });

  it('lets the lesson be judged by its reply, which does not wait for that', async () => {
    door.lessonHealth.replied.mockRejectedValue(new Error('No storage'));
    expect(await door.dispatch(load, panel)).toEqual(told(shown));
    expect(door.lessonHealth.replied).toHaveBeenCalledExactlyOnceWith(7, mountId, shown);
  });

  it('that failed is remembered for the diagnostics, whether as a reply or as a view', async () => {
    const error = { code: 'offline', details: {} } as const;
    door.handlePanelMessage.mockResolvedValue(failed('offline'));
    await door.dispatch(load, panel);
    door.handlePanelMessage.mockResolvedValue({ ok: true, view: { kind: 'unavailable', error } });
    await door.dispatch(load, panel);
    expect(door.note.mock.calls).toEqual([[error], [error]]);
  });

  it('is answered without what goes with it where that cannot be told', async () => {
    door.presentation.mockRejectedValue(new Error('No storage'));
    expect(await door.dispatch(load, panel)).toEqual(shown);
  });

  it('that merely failed is not counted', async () => {
    door.handlePanelMessage.mockResolvedValue(failed('offline'));
    await door.dispatch(load, panel);
    expect(door.count).not.toHaveBeenCalled();
  });

  it('is answered even where nothing can be noted or counted', async () => {
    door.session.noteUse.mockRejectedValue(new Error('pat@northwind.example'));
    door.count.mockRejectedValue(new Error('No space left'));
    door.note.mockRejectedValue(new Error('No space left'));
    door.handlePanelMessage.mockResolvedValue(failed('no_invoice'));
    expect(await door.dispatch(load, panel)).toEqual(told(failed('no_invoice')));
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('pat@');
  });
});

describe('a mark of the panel', () => {
  const message = { kind: 'pod.badge', mountId, badge: 'good' };

  it('is put on the toolbar for the tab that the browser names, and is no use of the POD', async () => {
    expect(await door.dispatch(message, panel)).toBeUndefined();
    expect(door.badge).toHaveBeenCalledExactlyOnceWith(message, 7);
    expect(door.session.noteUse).not.toHaveBeenCalled();
    expect(door.count).not.toHaveBeenCalled();
  });

  it('for a page that shows another panel is counted', async () => {
    door.badge.mockResolvedValue(false);
    await door.dispatch(message, panel);
    expect(door.count).toHaveBeenCalledExactlyOnceWith('wrong_mount');
  });

  it('that cannot be shown is nobody’s error to read', async () => {
    door.badge.mockRejectedValue(new Error('secret'));
    await expect(door.dispatch(message, panel)).resolves.toBeUndefined();
  });
});

describe('a report that a panel asks for', () => {
  const message = { kind: 'pod.report' };

  it('is about the tab that the browser names, and is no use of the POD', async () => {
    expect(await door.dispatch(message, panel)).toEqual({ ok: true, report: 'Made: now' });
    expect(door.makeReport).toHaveBeenCalledExactlyOnceWith(7);
    expect(door.session.noteUse).not.toHaveBeenCalled();
  });

  it('is, from a window, about the tab that the worker opened it for', async () => {
    door.psaTabOf.mockResolvedValue(70);
    await door.dispatch(message, reviewWindow);
    expect(door.makeReport).toHaveBeenCalledExactlyOnceWith(70);
  });

  it('is not made for a window that the worker has not opened', async () => {
    door.psaTabOf.mockResolvedValue(undefined);
    expect(await door.dispatch(message, reviewWindow)).toEqual(failed('no_invoice'));
    expect(door.makeReport).not.toHaveBeenCalled();
  });

  it('is, from the side panel, about the tab in front of its window', async () => {
    door.sidePanels.frontTabOf.mockResolvedValue(12);
    expect(await door.dispatch({ kind: 'side.report', windowId: 3 }, sidePanel)).toEqual({
      ok: true,
      report: 'Made: now',
    });
    expect(door.sidePanels.frontTabOf).toHaveBeenCalledExactlyOnceWith(3);
    expect(door.makeReport).toHaveBeenCalledExactlyOnceWith(12);
  });

  it('that cannot be made is nobody’s error to read', async () => {
    door.makeReport.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch(message, panel)).toEqual({
      ok: false,
      error: { code: 'internal', details: {} },
    });
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret');
  });

  it.each([page, stranger])('is not made for anyone else', async (sender) => {
    expect(await door.dispatch(message, sender)).toBeUndefined();
    expect(door.makeReport).not.toHaveBeenCalled();
  });
});

describe('a message of a window', () => {
  it('is answered for the tab that the worker opened it for', async () => {
    door.psaTabOf.mockResolvedValue(3);
    expect(await door.dispatch(load, reviewWindow)).toEqual(told(shown));
    expect(door.psaTabOf).toHaveBeenCalledExactlyOnceWith(8);
    expect(door.handlePanelMessage).toHaveBeenCalledExactlyOnceWith(load, 3, 'window');
  });

  it('that the worker has not opened is refused and counted', async () => {
    door.psaTabOf.mockResolvedValue(undefined);
    expect(await door.dispatch(load, reviewWindow)).toEqual(told(failed('no_invoice')));
    expect(door.handlePanelMessage).not.toHaveBeenCalled();
    expect(door.count).toHaveBeenCalledExactlyOnceWith('wrong_mount');
  });

  it('ends as a defect where nobody can tell whose it is, without the defect’s own words', async () => {
    door.psaTabOf.mockRejectedValue(new Error('secret'));
    expect(await door.dispatch(load, reviewWindow)).toEqual(failed('internal'));
  });
});

describe('anything else', () => {
  it('of the options page goes to the settings', async () => {
    const reply = { ok: false, error: { code: 'internal', details: {} } } as const;
    door.handleSettingsMessage.mockResolvedValue(reply);
    expect(await door.dispatch({ kind: 'settings.read' }, optionsPage)).toBe(reply);
  });

  it('of the popup goes to the popup’s handler', async () => {
    const reply = {
      kind: 'tab',
      tab: { kind: 'silent' },
      locale: null,
      supportEmail: null,
      teaching: null,
    } as const;
    door.handlePopupMessage.mockResolvedValue(reply);
    expect(await door.dispatch({ kind: 'popup.look', tabId: 7 }, popup)).toBe(reply);
    expect(door.handlePopupMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'popup.look', tabId: 7 });
  });

  it.each([
    ['unknown_sender', load, stranger],
    ['unknown_sender', { kind: 'popup.look', tabId: 7 }, { ...optionsPage, url: popup.url }],
    ['unknown_message', { kind: 'pod.give_away' }, panel],
    ['unknown_message', load, page],
  ] as const)('gets no answer, and is counted: %s', async (reason, message, sender) => {
    expect(await door.dispatch(message, sender)).toBeUndefined();
    expect(door.count).toHaveBeenCalledExactlyOnceWith(reason);
    expect(door.handlePanelMessage).not.toHaveBeenCalled();
  });
});
