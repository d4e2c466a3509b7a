import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPopupController } from '#lib/popup/popup-controller.ts';
import type { Teaching } from '#lib/protocol/lesson.ts';
import type { PopupMessage } from '#lib/protocol/popup-messages.ts';

const tab = { kind: 'silent' } as const;
const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
const copy = vi.fn<(text: string) => Promise<void>>();
const onChange = vi.fn();

const popupOn = (tabId: number | undefined) => createPopupController(tabId, onChange);

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
  sendMessage
    .mockReset()
    .mockResolvedValue({ kind: 'tab', tab, locale: null, supportEmail: null, teaching: null });
  vi.stubGlobal('navigator', { clipboard: { writeText: copy } });
  copy.mockReset().mockResolvedValue();
  onChange.mockReset();
});

describe('the popup', () => {
  it('looks at its tab, and shows that it is busy meanwhile', async () => {
    const popup = popupOn(7);
    const look = popup.look();
    expect(popup.state.busy).toBe('popup.look');
    await look;
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'popup.look', tabId: 7 });
    expect(popup.state).toEqual({
      tab,
      locale: null,
      supportEmail: null,
      teaching: null,
      hasLearned: false,
      busy: null,
      error: null,
      report: null,
    });
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('speaks the language and knows the help desk that the worker tells it, whatever else it tells', async () => {
    const popup = popupOn(7);
    for (const [locale, answer] of [
      ['de', { kind: 'tab', tab }],
      ['ar', { kind: 'failed', error: { code: 'internal', details: {} } }],
      ['fr-CA', { kind: 'report', report: 'Made: now' }],
    ] as const) {
      sendMessage.mockResolvedValue({
        ...answer,
        locale,
        supportEmail: `help@${locale}.example`,
        teaching: null,
      });
      await popup.copyReport();
      expect(popup.state.locale).toBe(locale);
      expect(popup.state.supportEmail).toBe(`help@${locale}.example`);
    }
  });

  it('without a tab asks nobody', async () => {
    const popup = popupOn(undefined);
    await popup.look();
    await popup.open('20101');
    await popup.close();
    await popup.teach('20101');
    await popup.teachOther();
    await popup.stopTeaching();
    await popup.copyReport();
    expect(popup.state.tab).toEqual({ kind: 'elsewhere' });
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('opens a number and closes it', async () => {
    const popup = popupOn(7);
    await popup.open('20101');
    await popup.close();
    expect(sendMessage.mock.calls).toEqual([
      [{ kind: 'popup.open', tabId: 7, number: '20101' }],
      [{ kind: 'popup.close', tabId: 7 }],
    ]);
  });

  it('does one thing at a time', async () => {
    const popup = popupOn(7);
    await Promise.all([popup.open('20101'), popup.open('20102'), popup.close()]);
    expect(sendMessage).toHaveBeenCalledOnce();
  });

  it('does what is asked for before the first look is through, right after it', async () => {
    sendMessage.mockImplementation(async (message) =>
      (message as PopupMessage).kind === 'popup.report'
        ? { kind: 'report', report: 'Made: now\n', locale: null, supportEmail: null, teaching: null }
        : { kind: 'tab', tab, locale: null, supportEmail: null, teaching: null },
    );
    const popup = popupOn(7);
    await Promise.all([popup.look(), popup.copyReport(), popup.copyReport()]);
    expect(sendMessage.mock.calls).toEqual([
      [{ kind: 'popup.look', tabId: 7 }],
      [{ kind: 'popup.report', tabId: 7 }],
    ]);
    expect(popup.state).toMatchObject({ tab, busy: null, report: { isCopied: true } });
  });

  it('copies the report, and says so', async () => {
    sendMessage.mockResolvedValue({
      kind: 'report',
      report: 'Made: now\n',
      locale: null,
      supportEmail: null,
      teaching: null,
    });
    const popup = popupOn(7);
    await popup.copyReport();
    expect(copy).toHaveBeenCalledExactlyOnceWith('Made: now\n');
    expect(popup.state.report).toEqual({ text: 'Made: now\n', isCopied: true });
  });

  it('shows a report that the browser did not let it copy', async () => {
    sendMessage.mockResolvedValue({
      kind: 'report',
      report: 'Made: now\n',
      locale: null,
      supportEmail: null,
      teaching: null,
    });
    copy.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const popup = popupOn(7);
    await popup.copyReport();
    expect(popup.state.report).toEqual({ text: 'Made: now\n', isCopied: false });
  });

  it('keeps what it knew of the tab when something fails, and says what', async () => {
    const popup = popupOn(7);
    await popup.look();
    sendMessage.mockResolvedValue({
      kind: 'failed',
      error: { code: 'orphaned', details: {} },
      locale: 'de',
      supportEmail: null,
      teaching: null,
    });
    await popup.open('20101');
    expect(popup.state).toMatchObject({ tab, locale: 'de', error: { code: 'orphaned' }, busy: null });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['does not answer', async () => undefined],
    ['is not there', () => Promise.reject(new Error('Could not establish connection.'))],
    [
      'answers something else',
      async () => ({
        kind: 'tab',
        tab: { kind: 'page', page: { invoice: 1 } },
        locale: null,
        supportEmail: null,
        teaching: null,
      }),
    ],
    [
      'does not say in which language',
      async () => ({ kind: 'tab', tab, supportEmail: null, teaching: null }),
    ],
    ['does not say whom to ask', async () => ({ kind: 'tab', tab, locale: null, teaching: null })],
    ['does not say what it was taught', async () => ({ kind: 'tab', tab, locale: null, supportEmail: null })],
  ])('says so when the worker %s', async (_, answer) => {
    sendMessage.mockImplementation(answer);
    const popup = popupOn(7);
    await popup.look();
    expect(popup.state).toEqual({
      tab: null,
      locale: null,
      supportEmail: null,
      teaching: null,
      hasLearned: false,
      busy: null,
      error: { code: 'internal', details: {} },
      report: null,
    });
  });
});

describe('teaching a screen', () => {
  const atFirst: Teaching = { step: 'first', problem: null, place: null, lesson: null, isDoubtful: false };
  const taught: Teaching = { ...atFirst, lesson: { kind: 'heading', words: ['Invoice –'], isSure: true } };
  const tell = (teaching: Teaching | null) =>
    sendMessage.mockResolvedValue({ kind: 'tab', tab, locale: null, supportEmail: null, teaching });

  it('is told to the worker step by step, and how far it has come is known after each', async () => {
    const popup = popupOn(7);
    const second: Teaching = { ...atFirst, step: 'second' };
    tell(second);
    await popup.teach('20101');
    expect(popup.state.teaching).toEqual(second);
    const other: Teaching = { ...atFirst, step: 'other', problem: 'found_elsewhere' };
    tell(other);
    await popup.teachOther();
    expect(popup.state.teaching).toEqual(other);
    tell(atFirst);
    await popup.stopTeaching();
    expect(popup.state.teaching).toEqual(atFirst);
    expect(sendMessage.mock.calls).toEqual([
      [{ kind: 'popup.teach', tabId: 7, number: '20101' }],
      [{ kind: 'popup.teach_other', tabId: 7 }],
      [{ kind: 'popup.teach_stop', tabId: 7 }],
    ]);
  });

  it('is done when the last step ends with a lesson, until something else is asked', async () => {
    const popup = popupOn(7);
    tell(taught);
    await popup.teachOther();
    expect(popup.state.hasLearned).toBe(true);
    await popup.stopTeaching();
    expect(popup.state.hasLearned).toBe(false);
  });

  it.each<[string, Teaching | null]>([
    ['is still under way', { ...taught, step: 'other', problem: 'found_elsewhere' }],
    ['came to nothing', atFirst],
    ['met a problem', { ...taught, problem: 'page_closed' }],
    ['is forbidden', null],
  ])('is not done where it %s', async (_, teaching) => {
    const popup = popupOn(7);
    tell(teaching);
    await popup.teachOther();
    expect(popup.state.hasLearned).toBe(false);
  });

  it('that was done before is not done again by a look', async () => {
    const popup = popupOn(7);
    tell(taught);
    await popup.look();
    expect(popup.state).toMatchObject({ teaching: taught, hasLearned: false });
  });
});
