import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { route, type Sender, type Trust } from '#lib/pod/worker/router.ts';
import { isPsaPage } from '#lib/psa/hosts.ts';
import { fc } from '../../support/properties.ts';

const extensionId = 'abcdefghijklmnop'.repeat(2);
const extensionOrigin = `chrome-extension://${extensionId}`;
const trust: Trust = { extensionId, extensionOrigin, isPsaPage: (url) => isPsaPage(url) };

const psaUrl = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US#state';
const mountId = randomUUID();
const intentId = randomUUID();

const panel: Sender = {
  id: extensionId,
  url: `${extensionOrigin}/panel.html#${mountId}`,
  frameId: 4,
  tab: { id: 7 },
};
const reviewWindow: Sender = {
  id: extensionId,
  url: `${extensionOrigin}/review.html#${mountId}`,
  frameId: 0,
  tab: { id: 8 },
};
const optionsPage: Sender = { ...reviewWindow, url: `${extensionOrigin}/options.html` };
/** As the browser tells of a toolbar popup: it is in no tab, and so in no frame of one. */
const popup: Sender = { id: extensionId, url: `${extensionOrigin}/popup.html` };
const psaPage: Sender = { id: extensionId, url: psaUrl, frameId: 0, tab: { id: 7 } };

const usd = (value: number) => ({ value, currency: 'USD' });
const sendToTerminal = {
  kind: 'pod.send_to_terminal',
  mountId,
  intentId,
  terminalId: 'trm_1',
  amount: usd(12550),
  invoiceVersion: '1',
};
const refundPart = {
  intentId,
  paymentId: 'pay_1',
  amount: usd(1000),
  includesSurcharge: true,
  refundedSoFar: usd(0),
};
const refund = {
  kind: 'pod.refund',
  mountId,
  refunds: [refundPart],
  reason: 'duplicate',
  invoiceVersion: '1',
};

const scheduled = { date: '2026-06-05', method: 'Visa •••• 1881' };
const drafts = {
  invoice: 'rec_1 20101',
  form: 'refund',
  pay: { acknowledged: scheduled },
  terminal: {
    terminalId: null,
    amount: '12.5',
    seenBalance: usd(1250),
    acknowledged: null,
    isSent: false,
  },
  refund: {
    parts: [{ paymentId: 'pay_1', amount: '10', includesSurcharge: true, seenRefundable: usd(1000) }],
    reason: 'duplicate',
    note: 'Agreed.',
    reviewedVersion: '1',
  },
};

const panelMessages = [
  { kind: 'pod.load', mountId },
  { kind: 'pod.watch', mountId },
  { kind: 'pod.sign_in', mountId, switchUser: true },
  { kind: 'pod.pay', mountId, intentId },
  { kind: 'pod.pay', mountId, intentId, acknowledged: scheduled },
  { kind: 'pod.load', mountId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.watch', mountId, terminalPaymentId: 'tp_1' },
  sendToTerminal,
  { kind: 'pod.cancel_terminal_payment', mountId, intentId, terminalPaymentId: 'tp_1' },
  refund,
  { ...refund, note: 'Agreed by telephone.' },
  { kind: 'pod.remind', mountId, intentId, invoiceVersion: '1' },
  { kind: 'pod.step_up', mountId, intentId },
  { kind: 'pod.dismiss', mountId, intentId },
  { kind: 'pod.open_window', mountId, drafts },
  { kind: 'pod.open', mountId, page: 'home' },
  { kind: 'pod.open', mountId, page: 'help' },
  { kind: 'pod.open', mountId, page: 'feedback' },
  { kind: 'pod.open_support', mountId },
  { kind: 'pod.open', mountId, page: 'receipt', terminalPaymentId: 'tp_1' },
];
const markMessages = [
  { kind: 'pod.mark', mountId, mark: 'good' },
  { kind: 'pod.mark', mountId, mark: 'problem' },
  { kind: 'pod.mark', mountId, mark: 'none' },
];
const settingsMessages = [
  { kind: 'settings.read' },
  { kind: 'settings.sign_out' },
  { kind: 'settings.set_locale', locale: 'de' },
  { kind: 'settings.report' },
];
const pageMessages = [
  { kind: 'page.meddling' },
  { kind: 'page.opened', mountId },
  { kind: 'page.member', email: 'pat@northwind.example' },
  { kind: 'page.member', email: null },
];

const popupMessages = [
  { kind: 'popup.look', tabId: 7 },
  { kind: 'popup.open', tabId: 7, number: 'INV-2024/0009.A' },
  { kind: 'popup.close', tabId: 7 },
  { kind: 'popup.report', tabId: 7 },
];

const strangers: [string, Sender][] = [
  ['another extension', { ...panel, id: 'ponmlkjihgfedcba'.repeat(2) }],
  ['nobody the browser knows', { ...panel, id: undefined }],
  ['the panel opened in a tab of its own', { ...panel, frameId: 0 }],
  ['a panel whose frame the browser does not name', { ...panel, frameId: undefined }],
  ['a panel in a frame that is none', { ...panel, frameId: -1 }],
  ['a panel outside any tab', { ...panel, tab: undefined }],
  ['a panel in a tab without an id', { ...panel, tab: {} }],
  ['a page without an address', { ...panel, url: undefined }],
  ['a page whose address is no address', { ...panel, url: 'panel.html' }],
  ['another page of the extension', { ...panel, url: `${extensionOrigin}/popup.html` }],
  ['the options in a frame', { ...optionsPage, frameId: 3 }],
  ['the review window in a frame', { ...reviewWindow, frameId: 3 }],
  ['a review window outside any tab', { ...reviewWindow, tab: undefined }],
  ['the popup’s page in a tab of its own', { ...optionsPage, url: `${extensionOrigin}/popup.html` }],
  ['the popup’s page in a tab without an id', { ...popup, tab: {} }],
  ['the popup’s page in a frame', { ...panel, url: `${extensionOrigin}/popup.html` }],
  ['the popup of another extension', { ...popup, id: 'ponmlkjihgfedcba'.repeat(2) }],
  ['a page below the popup', { ...popup, url: `${extensionOrigin}/popup.html/more` }],
  ['the options outside any tab', { ...popup, url: `${extensionOrigin}/options.html` }],
  ['PSA outside any tab', { ...popup, url: psaUrl }],
  ['a page below the panel', { ...panel, url: `${extensionOrigin}/panel.html/more` }],
  ['a panel of an extension with a longer name', { ...panel, url: `${extensionOrigin}x/panel.html` }],
  [
    'a web page that names the panel',
    { ...panel, url: `https://evil.example/?${extensionOrigin}/panel.html` },
  ],
  ['a frame inside PSA', { ...psaPage, frameId: 2 }],
  ['PSA over an open line', { ...psaPage, url: psaUrl.replace('https:', 'http:') }],
  ['another page of PSA’s host', { ...psaPage, url: 'https://na.myconnectwise.net/login.aspx' }],
  ['another site', { ...psaPage, url: 'https://evil.example/v2025_1/ConnectWise.aspx' }],
  ['a site that is named alike', { ...psaPage, url: psaUrl.replace('.net', '.net.evil.example') }],
  ['PSA’s page claimed by another extension', { ...psaPage, id: 'ponmlkjihgfedcba'.repeat(2) }],
];

describe('the panel', () => {
  it.each(panelMessages)('is heard for its own tab: $kind', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'panel', message, tabId: 7 });
  });

  it.each(markMessages)('may mark its own tab: $mark', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'mark', message, tabId: 7 });
  });

  it.each(pageMessages)('cannot speak for the page: $kind $email', (message) => {
    expect(route(message, panel, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });

  it.each([...panelMessages, ...markMessages])(
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
    ['a cancel of whatever was last', { kind: 'pod.cancel_terminal_payment', mountId, intentId }],
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
    ['a mark that there is not', { kind: 'pod.mark', mountId, mark: 'Pat paid $5.00' }],
    ['a mark without its panel', { kind: 'pod.mark', mark: 'good' }],
    ['no wish', { mountId }],
    ['no mount', { kind: 'pod.load' }],
    ['a mount that is no UUID', { kind: 'pod.load', mountId: 'abc' }],
    ['a payment without its intent', { kind: 'pod.pay', mountId }],
    ['a payment whose intent is no UUID', { kind: 'pod.pay', mountId, intentId: '1' }],
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

  it.each([...markMessages, ...pageMessages, ...settingsMessages])(
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

  it.each([...panelMessages, ...markMessages, ...pageMessages])('speaks for no invoice: $kind', (message) => {
    expect(route(message, optionsPage, trust)).toEqual({ to: 'nobody', reason: 'unknown_message' });
  });
});

describe('the toolbar’s popup', () => {
  it.each(popupMessages)('is heard: $kind', (message) => {
    expect(route(message, popup, trust)).toEqual({ to: 'popup', message });
  });

  it.each([...panelMessages, ...markMessages, ...pageMessages, ...settingsMessages])(
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

  it.each([...panelMessages, ...markMessages, ...settingsMessages])(
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

describe('anybody else', () => {
  it.each(strangers)('is not heard at all: %s', (_, sender) => {
    const all = [panelMessages, markMessages, pageMessages, settingsMessages, popupMessages].flat();
    for (const message of all) {
      expect(route(message, sender, trust)).toEqual({ to: 'nobody', reason: 'unknown_sender' });
    }
  });
});

describe('a hostile message', () => {
  const polluting = [
    `{"kind":"pod.load","mountId":"${mountId}","__proto__":{"polluted":true}}`,
    `{"kind":"pod.load","mountId":"${mountId}","constructor":{"prototype":{"polluted":true}}}`,
  ];

  it.each(polluting)('changes no object but itself: %s', (text) => {
    expect(route(JSON.parse(text), panel, trust).to).toBe('nobody');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that only inherits its wish reaches nobody', () => {
    const message = JSON.parse(`{"__proto__":{"kind":"pod.load","mountId":"${mountId}"}}`);
    expect(route(message, panel, trust).to).toBe('nobody');
  });

  it('of any shape never throws and never reaches a handler', () => {
    const kind = fc.constantFrom(...[...panelMessages, ...pageMessages].map((message) => message.kind));
    const junk = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      fc.record({ kind, mountId: fc.anything(), intentId: fc.anything(), switchUser: fc.anything() }).filter(
        // Random text is a UUID too rarely to matter, but a property must not fail by luck.
        ({ mountId: id }) => typeof id !== 'string' || id.length !== 36,
      ),
    );
    const senders = fc.constantFrom(panel, psaPage, popup, ...strangers.map(([, sender]) => sender));
    fc.assert(
      fc.property(junk, senders, (message, sender) => {
        expect(route(message, sender, trust).to).toBe('nobody');
      }),
      { numRuns: 3000 },
    );
  });

  it('from any sender never throws, and nobody but the two is heard', () => {
    const sender = fc.record(
      {
        id: fc.oneof(fc.string(), fc.constant(extensionId)),
        url: fc.oneof(fc.string(), fc.webUrl(), fc.constant(`${extensionOrigin}/`)),
        frameId: fc.integer({ min: 0, max: 5 }),
        tab: fc.record({ id: fc.integer() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const messages = fc.constantFrom(...panelMessages, ...pageMessages);
    fc.assert(
      fc.property(sender, messages, (from, message) => {
        expect(route(message, from, trust)).toEqual({ to: 'nobody', reason: 'unknown_sender' });
      }),
    );
  });
});
