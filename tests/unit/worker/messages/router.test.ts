/** What each sender may ask the worker for: the panel, its window, the options, the popup and PSA's page. */
import { describe, expect, it } from 'vitest';
import { isPsaPage } from '#lib/psa/hosts.ts';
import { route, type Trust } from '#lib/worker/messages/router.ts';
import { intentId, mountId, refund, refundPart, sendToTerminal } from '../../support/money-messages.ts';
import { usd } from '../../support/usd.ts';
import {
  badgeMessages,
  drafts,
  pageMessages,
  panelMessages,
  popupMessages,
  reportMessage,
  settingsMessages,
} from './support/every-message.ts';
import {
  extensionId,
  extensionOrigin,
  optionsPage,
  panel,
  popup,
  psaPage,
  reviewWindow,
} from './support/senders.ts';

const trust: Trust = { extensionId, extensionOrigin, isPsaPage: (url) => isPsaPage(url) };

describe('the panel', () => {
  it.each(panelMessages)('is heard for its own tab: $kind', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'panel', message, tabId: 7 });
  });

  it.each(badgeMessages)('may mark its own tab: $mark', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'badge', message, tabId: 7 });
  });

  it('may ask for the report on its own tab, and on no other', () => {
    expect(route(reportMessage, panel, trust)).toEqual({
      to: 'report',
      message: reportMessage,
      tabId: 7,
      isWindow: false,
    });
    expect(route({ ...reportMessage, tabId: 99 }, panel, trust)).toEqual({
      to: 'nobody',
      reason: 'unknown_message',
    });
  });

  it.each(pageMessages)('cannot speak for the page: $kind $email', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });

  it.each([...panelMessages, ...badgeMessages])(
    'cannot bring anything besides, nor choose the tab: $kind',
    (message) => {
      for (const more of [{ tabId: 99 }, { url: 'https://evil.example' }]) {
        expect(route({ ...message, ...more }, panel, trust)).toEqual({
          to: 'nobody',
          reason: 'unknown_message',
        });
      }
    },
  );

  it.each(settingsMessages)('cannot change settings: $kind', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });

  it.each<[string, unknown]>([
    ['an unknown wish', { kind: 'pod.give_away', mountId }],
    ['a charge of half a cent', { ...sendToTerminal, amount: usd(0.5) }],
    ['a charge without a currency', { ...sendToTerminal, amount: { value: 1 } }],
    ['a charge of more than a number holds', { ...sendToTerminal, amount: usd(2 ** 53) }],
    ['a charge for an invoice that nobody saw', { ...sendToTerminal, invoiceVersion: '' }],
    ['a charge without its intent', { ...sendToTerminal, intentId: undefined }],
    ['a refund of nothing', { ...refund, refunds: [] }],
    ['a refund of more payments than anybody reviews', { ...refund, refunds: Array(21).fill(refundPart) }],
    ['a refund without a reason', { ...refund, reason: undefined }],
    ['a refund for a reason of the panel’s own', { ...refund, reason: 'whim' }],
    ['a refund with a note without end', { ...refund, note: 'a'.repeat(501) }],
    [
      'a refund that does not say whether the surcharge goes with it',
      { ...refund, refunds: [{ ...refundPart, includesSurcharge: undefined }] },
    ],
    [
      'a refund that does not say what was refunded before',
      { ...refund, refunds: [{ ...refundPart, refundedSoFar: undefined }] },
    ],
    ['a cancel of whatever was last', { kind: 'pod.terminal_cancel', mountId, invoiceId: 'inv_1', intentId }],
    [
      'drafts of a form that there is not',
      { kind: 'pod.open_window', mountId, drafts: { ...drafts, form: 'charge' } },
    ],
    [
      'drafts without end',
      { kind: 'pod.open_window', mountId, drafts: { ...drafts, invoice: 'a'.repeat(1001) } },
    ],
    ['no drafts', { kind: 'pod.open_window', mountId }],
    ['a page of its own choice', { kind: 'pod.open', mountId, page: 'https://evil.example' }],
    ['a mark that there is not', { kind: 'pod.badge', mountId, badge: 'Pat paid $5.00' }],
    ['a mark without its panel', { kind: 'pod.badge', badge: 'good' }],
    ['no wish', { mountId }],
    ['no mount', { kind: 'pod.load' }],
    ['a mount that is no UUID', { kind: 'pod.load', mountId: 'abc' }],
    ['a payment without its intent', { kind: 'pod.pay', mountId, invoiceId: 'inv_1' }],
    ['a payment whose intent is no UUID', { kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId: '1' }],
    ['a payment that does not say which invoice was on screen', { kind: 'pod.pay', mountId, intentId }],
    ['a sign-in of neither kind', { kind: 'pod.sign_in', mountId, switchUser: 'yes' }],
    ['a list', [{ kind: 'pod.load', mountId }]],
    ['text', 'pod.load'],
    ['nothing', undefined],
    ['null', null],
  ])('is not heard with %s', (_, message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });
});

describe('the window of the extension’s own', () => {
  it.each(panelMessages)('is heard for the tab that the worker opened it for: $kind', (message) => {
    expect(route(message, reviewWindow, trust)).toEqual({ to: 'review', message, tabId: 8 });
  });

  it('may ask for the report on that tab', () => {
    expect(route(reportMessage, reviewWindow, trust)).toEqual({
      to: 'report',
      message: reportMessage,
      tabId: 8,
      isWindow: true,
    });
  });

  it.each([...badgeMessages, ...pageMessages, ...settingsMessages])(
    'can do nothing else: $kind',
    (message) => {
      expect(route(message, reviewWindow, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    },
  );
});

describe('the options page', () => {
  it.each(settingsMessages)('is heard: $kind', (message) => {
    expect(route(message, optionsPage, trust)).toEqual({ to: 'settings', message });
  });

  it.each([...panelMessages, ...badgeMessages, ...pageMessages])(
    'speaks for no invoice: $kind',
    (message) => {
      expect(route(message, optionsPage, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    },
  );
});

describe('the toolbar’s popup', () => {
  it.each(popupMessages)('is heard: $kind', (message) => {
    expect(route(message, popup, trust)).toEqual({ to: 'popup', message });
  });

  it.each([...panelMessages, ...badgeMessages, ...pageMessages, ...settingsMessages])(
    'sees no invoice, moves no money and changes no settings: $kind',
    (message) => {
      expect(route(message, popup, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    },
  );

  it.each<[string, unknown]>([
    ['no tab', { kind: 'popup.look' }],
    ['a tab that is none', { kind: 'popup.look', tabId: -1 }],
    ['no number', { kind: 'popup.open', tabId: 7 }],
    ['a number that is none', { kind: 'popup.open', tabId: 7, number: '20101 or another' }],
    ['a record of its own choice', { kind: 'popup.open', tabId: 7, number: '20101', recordId: '5101' }],
    ['a host of its own choice', { kind: 'popup.open', tabId: 7, number: '20101', host: 'evil.example' }],
  ])('is not heard with %s', (_, message) => {
    expect(route(message, popup, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });

  it.each([panel, reviewWindow, optionsPage, psaPage])('has a voice of its own: not $url', (sender) => {
    for (const message of popupMessages) {
      expect(route(message, sender, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    }
  });
});

describe('the PSA page', () => {
  it.each(pageMessages)(
    'may say who is signed in, what it has opened, and that it meddled: $kind $email',
    (message) => {
      expect(route(message, psaPage, trust)).toEqual({ to: 'page', message, tabId: 7 });
    },
  );

  it.each([...panelMessages, ...badgeMessages, ...settingsMessages])(
    'can neither read nor move anything: $kind',
    (message) => {
      expect(route(message, psaPage, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
    },
  );

  it.each<[string, unknown]>([
    ['no email', { kind: 'page.member' }],
    ['an email that is none', { kind: 'page.member', email: 1 }],
    ['an email without end', { kind: 'page.member', email: 'a'.repeat(321) }],
  ])('is not heard with %s', (_, message) => {
    expect(route(message, psaPage, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });
});
