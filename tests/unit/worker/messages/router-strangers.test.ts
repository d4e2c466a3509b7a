/** Senders that the worker does not accept, and malicious messages: neither reaches a handler. */
import { describe, expect, it } from 'vitest';
import { isPsaPage } from '#lib/psa/hosts.ts';
import { route, type Sender, type Trust } from '#lib/worker/messages/router.ts';
import { mountId } from '../../support/money-messages.ts';
import { fc } from '../../support/properties.ts';
import {
  badgeMessages,
  pageMessages,
  panelMessages,
  popupMessages,
  reportMessage,
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
  psaUrl,
  reviewWindow,
} from './support/senders.ts';

const trust: Trust = { extensionId, extensionOrigin, isPsaPage: (url) => isPsaPage(url) };

const strangers: [string, Sender][] = [
  ['another extension', { ...panel, id: otherExtensionId }],
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
  ['the popup of another extension', { ...popup, id: otherExtensionId }],
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
  ['PSA’s page claimed by another extension', { ...psaPage, id: otherExtensionId }],
];

describe('anybody else', () => {
  it.each(strangers)('is not heard at all: %s', (_, sender) => {
    const all = [
      panelMessages,
      badgeMessages,
      pageMessages,
      settingsMessages,
      popupMessages,
      reportMessage,
      sidePanelMessages,
    ].flat();
    for (const message of all) {
      expect(route(message, sender, trust)).toEqual({ to: 'nobody', reason: 'unknown_sender' });
    }
  });
});

describe('a hostile message', () => {
  it.each([
    ['a prototype', '"__proto__":{"polluted":true}'],
    ['a constructor', '"constructor":{"prototype":{"polluted":true}}'],
  ])('that brings %s along changes no object but itself', (_, pollution) => {
    const text = `{"kind":"pod.load","mountId":"${mountId}",${pollution}}`;
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
        // Random text is a UUID too rarely to matter, but a property must not fail by chance.
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

  it('from a made-up sender never throws and is never heard', () => {
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
