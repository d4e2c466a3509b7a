import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelReply } from '#lib/pod/contract/messages.ts';
import type { PageWelcome } from '#lib/pod/contract/page-messages.ts';
import { createDispatch, type Dispatch, type DispatchParts } from '#lib/pod/worker/dispatch.ts';
import type { Sender } from '#lib/pod/worker/router.ts';

const extensionId = 'abcdefghijklmnop'.repeat(2);
const extensionOrigin = `chrome-extension://${extensionId}`;
const mountId = crypto.randomUUID();

const panel: Sender = { id: extensionId, url: `${extensionOrigin}/panel.html`, frameId: 4, tab: { id: 7 } };
const window: Sender = {
  ...panel,
  url: `${extensionOrigin}/review.html#${mountId}`,
  frameId: 0,
  tab: { id: 8 },
};
const options: Sender = { ...window, url: `${extensionOrigin}/options.html` };
const popup: Sender = { id: extensionId, url: `${extensionOrigin}/popup.html` };
const page: Sender = { ...panel, url: 'https://psa.example/v2025_1/ConnectWise.aspx', frameId: 0 };
const stranger: Sender = { ...panel, id: 'ponmlkjihgfedcba'.repeat(2) };

const load = { kind: 'pod.load', mountId };
const shown: PanelReply = { ok: true, view: { kind: 'sign_in', email: 'pat@northwind.example' } };
const failed = (code: 'no_invoice' | 'foreign_url' | 'offline' | 'internal'): PanelReply => ({
  ok: false,
  error: { code, details: {} },
});

/** What goes with every reply to a panel. */
const helpDesk = {
  locale: 'de-DE',
  support: { email: 'help@msp.example', hasPage: true },
};
const told = (reply: PanelReply): PanelReply => ({ ...reply, presentation: helpDesk });

/** What goes with the answer to a page that says who is signed in. */
const welcomed: PageWelcome = {
  docking: { side: 'left', collapsed: false },
  words: { orphaned: 'Refresh', meddled: 'Stopped' },
};

const access = {
  keepOnlyFor: vi.fn<DispatchParts['access']['keepOnlyFor']>(),
  noteUse: vi.fn<DispatchParts['access']['noteUse']>(),
};
const count = vi.fn<DispatchParts['refusals']['count']>();
const note = vi.fn<DispatchParts['errors']['note']>();
const psaTabOf = vi.fn<DispatchParts['windows']['psaTabOf']>();
const handlePanelMessage = vi.fn<DispatchParts['handlePanelMessage']>();
const mark = vi.fn<DispatchParts['marks']['mark']>();
const welcome = vi.fn<DispatchParts['welcome']>();
const earlyLoads = {
  begin: vi.fn<DispatchParts['earlyLoads']['begin']>(),
  forget: vi.fn<DispatchParts['earlyLoads']['forget']>(),
};
const psaHosts = vi.fn<DispatchParts['psaHosts']>();
const presentation = vi.fn<DispatchParts['presentation']>();
const handleSettingsMessage = vi.fn<DispatchParts['handleSettingsMessage']>();
const handlePopupMessage = vi.fn<DispatchParts['handlePopupMessage']>();
let dispatch: Dispatch;

beforeEach(() => {
  access.keepOnlyFor.mockReset().mockResolvedValue();
  access.noteUse.mockReset().mockResolvedValue();
  count.mockReset().mockResolvedValue();
  psaTabOf.mockReset().mockResolvedValue(7);
  handlePanelMessage.mockReset().mockResolvedValue(shown);
  mark.mockReset().mockResolvedValue(true);
  psaHosts.mockReset().mockResolvedValue(['psa.example']);
  earlyLoads.begin.mockReset();
  earlyLoads.forget.mockReset();
  welcome.mockReset().mockResolvedValue(welcomed);
  presentation.mockReset().mockResolvedValue(helpDesk);
  handleSettingsMessage.mockReset();
  handlePopupMessage.mockReset();
  note.mockReset().mockResolvedValue();
  vi.spyOn(console, 'error').mockReset();
  dispatch = createDispatch({
    trust: { extensionId, extensionOrigin },
    psaHosts,
    access,
    windows: { psaTabOf },
    refusals: { count },
    errors: { note },
    handlePanelMessage,
    marks: { mark },
    presentation,
    welcome,
    earlyLoads,
    handleSettingsMessage,
    handlePopupMessage,
  });
});

describe('a message of the panel', () => {
  it('is answered for the tab that the browser names', async () => {
    expect(await dispatch(load, panel)).toEqual(told(shown));
    expect(handlePanelMessage).toHaveBeenCalledExactlyOnceWith(load, 7);
    expect(count).not.toHaveBeenCalled();
  });

  it.each([
    [load, 1],
    [{ kind: 'pod.watch', mountId }, 0],
  ])('counts as use where a person asked: $kind', async (message, uses) => {
    await dispatch(message, panel);
    expect(access.noteUse).toHaveBeenCalledTimes(uses);
  });

  it.each([
    ['no_invoice', 'wrong_mount'],
    ['foreign_url', 'foreign_url'],
  ] as const)('that was refused is counted: %s', async (code, reason) => {
    handlePanelMessage.mockResolvedValue(failed(code));
    expect(await dispatch(load, panel)).toEqual(told(failed(code)));
    expect(count).toHaveBeenCalledExactlyOnceWith(reason);
  });

  it('that failed is remembered for the diagnostics, whether as a reply or as a view', async () => {
    const error = { code: 'offline', details: {} } as const;
    handlePanelMessage.mockResolvedValue(failed('offline'));
    await dispatch(load, panel);
    handlePanelMessage.mockResolvedValue({ ok: true, view: { kind: 'unavailable', error } });
    await dispatch(load, panel);
    expect(note.mock.calls).toEqual([[error], [error]]);
  });

  it('is answered without what goes with it where that cannot be told', async () => {
    presentation.mockRejectedValue(new Error('No storage'));
    expect(await dispatch(load, panel)).toEqual(shown);
  });

  it('that merely failed is not counted', async () => {
    handlePanelMessage.mockResolvedValue(failed('offline'));
    await dispatch(load, panel);
    expect(count).not.toHaveBeenCalled();
  });

  it('is answered even where nothing can be noted or counted', async () => {
    access.noteUse.mockRejectedValue(new Error('pat@northwind.example'));
    count.mockRejectedValue(new Error('No space left'));
    note.mockRejectedValue(new Error('No space left'));
    handlePanelMessage.mockResolvedValue(failed('no_invoice'));
    expect(await dispatch(load, panel)).toEqual(told(failed('no_invoice')));
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('pat@');
  });
});

describe('a mark of the panel', () => {
  const message = { kind: 'pod.mark', mountId, mark: 'good' };

  it('is put on the toolbar for the tab that the browser names, and is no use of the POD', async () => {
    expect(await dispatch(message, panel)).toBeUndefined();
    expect(mark).toHaveBeenCalledExactlyOnceWith(message, 7);
    expect(access.noteUse).not.toHaveBeenCalled();
    expect(count).not.toHaveBeenCalled();
  });

  it('for a page that shows another panel is counted', async () => {
    mark.mockResolvedValue(false);
    await dispatch(message, panel);
    expect(count).toHaveBeenCalledExactlyOnceWith('wrong_mount');
  });

  it('that cannot be shown is nobody’s error to read', async () => {
    mark.mockRejectedValue(new Error('secret'));
    await expect(dispatch(message, panel)).resolves.toBeUndefined();
  });
});

describe('a message of a window', () => {
  it('is answered for the tab that the worker opened it for', async () => {
    psaTabOf.mockResolvedValue(3);
    expect(await dispatch(load, window)).toEqual(told(shown));
    expect(psaTabOf).toHaveBeenCalledExactlyOnceWith(8);
    expect(handlePanelMessage).toHaveBeenCalledExactlyOnceWith(load, 3);
  });

  it('that the worker has not opened is refused and counted', async () => {
    psaTabOf.mockResolvedValue(undefined);
    expect(await dispatch(load, window)).toEqual(told(failed('no_invoice')));
    expect(handlePanelMessage).not.toHaveBeenCalled();
    expect(count).toHaveBeenCalledExactlyOnceWith('wrong_mount');
  });

  it('ends as a defect where nobody can tell whose it is, without the defect’s own words', async () => {
    psaTabOf.mockRejectedValue(new Error('secret'));
    expect(await dispatch(load, window)).toEqual(failed('internal'));
  });
});

describe('a message of the page', () => {
  it('says who is signed in', async () => {
    await dispatch({ kind: 'page.member', email: 'sam@northwind.example' }, page);
    expect(access.keepOnlyFor).toHaveBeenCalledExactlyOnceWith('sam@northwind.example');
  });

  it.each([
    ['is not named any more', () => psaHosts.mockResolvedValue([])],
    ['cannot be told', () => psaHosts.mockRejectedValue(new Error('No permissions'))],
  ])('is not heard where its host %s', async (_, change) => {
    change();
    expect(await dispatch({ kind: 'page.member', email: null }, page)).toBeUndefined();
    expect(access.keepOnlyFor).not.toHaveBeenCalled();
    expect(count).toHaveBeenCalledExactlyOnceWith('unknown_sender');
  });

  it('says that the page meddles, which is counted', async () => {
    await dispatch({ kind: 'page.meddling' }, page);
    expect(count).toHaveBeenCalledExactlyOnceWith('page_meddling');
  });

  it('that says who is signed in is told all that a page has to know', async () => {
    const member = { kind: 'page.member', email: 'sam@northwind.example' };
    expect(await dispatch(member, page)).toEqual(welcomed);
    expect(count).not.toHaveBeenCalled();
  });

  it('says that a panel is coming: its view is begun, and the page is told nothing of it', async () => {
    expect(await dispatch({ kind: 'page.opened', mountId }, page)).toBeUndefined();
    expect(earlyLoads.begin).toHaveBeenCalledExactlyOnceWith(mountId, page.tab?.id);
  });

  it('gets nothing where that cannot be told', async () => {
    welcome.mockRejectedValue(new Error('secret'));
    expect(await dispatch({ kind: 'page.member', email: null }, page)).toBeUndefined();
  });

  it('never gets an error to read', async () => {
    access.keepOnlyFor.mockRejectedValue(new Error('secret'));
    const answer = await dispatch({ kind: 'page.member', email: null }, page);
    expect(answer).toEqual(welcomed);
  });
});

describe('anything else', () => {
  it('of the options page goes to the settings', async () => {
    const reply = { ok: false, error: { code: 'internal', details: {} } } as const;
    handleSettingsMessage.mockResolvedValue(reply);
    expect(await dispatch({ kind: 'settings.read' }, options)).toBe(reply);
  });

  it('of the popup goes to the popup’s handler', async () => {
    const reply = { kind: 'tab', tab: { kind: 'silent' }, locale: null } as const;
    handlePopupMessage.mockResolvedValue(reply);
    expect(await dispatch({ kind: 'popup.look', tabId: 7 }, popup)).toBe(reply);
    expect(handlePopupMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'popup.look', tabId: 7 });
  });

  it.each([
    ['unknown_sender', load, stranger],
    ['unknown_sender', { kind: 'popup.look', tabId: 7 }, { ...options, url: popup.url }],
    ['unknown_message', { kind: 'pod.give_away' }, panel],
    ['unknown_message', load, page],
  ] as const)('gets no answer, and is counted: %s', async (reason, message, sender) => {
    expect(await dispatch(message, sender)).toBeUndefined();
    expect(count).toHaveBeenCalledExactlyOnceWith(reason);
    expect(handlePanelMessage).not.toHaveBeenCalled();
  });
});
