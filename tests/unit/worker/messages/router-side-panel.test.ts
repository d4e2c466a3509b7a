/** What the browser's side panel may ask the worker for, and the panel's question about it. */
import { describe, expect, it } from 'vitest';
import { isPsaPage } from '#lib/psa/hosts.ts';
import { route, type Trust } from '#lib/worker/messages/router.ts';
import {
  badgeMessages,
  pageMessages,
  panelMessages,
  popupMessages,
  settingsMessages,
  sidePanelMessages,
} from './support/every-message.ts';
import {
  extensionId,
  extensionOrigin,
  optionsPage,
  otherExtensionId,
  panel,
  popup,
  psaPage,
  reviewWindow,
  sidePanel,
} from './support/senders.ts';

const trust: Trust = { extensionId, extensionOrigin, isPsaPage: (url) => isPsaPage(url) };

describe('the browser’s side panel', () => {
  it.each(sidePanelMessages)('is heard for its window: $kind', (message) => {
    expect(route(message, sidePanel, trust)).toEqual({ to: 'side_panel', message });
  });

  it.each([...panelMessages, ...badgeMessages, ...pageMessages, ...popupMessages, ...settingsMessages])(
    'cannot speak for a tab of its own choice: $kind',
    (message) => {
      expect(route(message, sidePanel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    },
  );

  it.each<[string, unknown]>([
    ['no window', { kind: 'side.look' }],
    ['a window that is none', { kind: 'side.look', windowId: -1 }],
    ['a tab of its own choice', { kind: 'side.look', windowId: 3, tabId: 7 }],
    [
      'a message that no panel may send',
      { kind: 'side.ask', windowId: 3, message: { kind: 'pod.give_away' } },
    ],
    [
      'a message in a message',
      { kind: 'side.ask', windowId: 3, message: { kind: 'side.look', windowId: 3 } },
    ],
  ])('is not heard with %s', (_, message) => {
    expect(route(message, sidePanel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });

  it.each([panel, reviewWindow, optionsPage, popup, psaPage])(
    'has a voice of its own: not $url',
    (sender) => {
      for (const message of sidePanelMessages) {
        expect(route(message, sender, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
      }
    },
  );

  it.each([
    ['opened in a tab', { ...sidePanel, frameId: 0, tab: { id: 9 } }],
    ['framed in a page', { ...sidePanel, frameId: 4, tab: { id: 7 } }],
    ['of another extension', { ...sidePanel, id: otherExtensionId }],
    ['of another address', { ...sidePanel, url: `${extensionOrigin}/sidepanel.html.evil` }],
  ])('is nobody when it is %s', (_, sender) => {
    for (const message of sidePanelMessages) {
      expect(route(message, sender, trust)).toEqual({ to: 'nobody', reason: 'unknown_sender' });
    }
  });
});

describe('the question whether a side panel is beside', () => {
  const question = { kind: 'pod.beside' };

  it('is the panel’s, for its own tab', () => {
    expect(route(question, panel, trust)).toEqual({ to: 'beside', tabId: 7 });
  });

  it('is for no tab of its choice', () => {
    expect(route({ ...question, tabId: 99 }, panel, trust)).toEqual({
      to: 'nobody',
      reason: 'unknown_message',
    });
  });

  it.each([psaPage, reviewWindow, popup, optionsPage, sidePanel])('is nobody else’s: not $url', (sender) => {
    expect(route(question, sender, trust).to).toBe('nobody');
  });
});
