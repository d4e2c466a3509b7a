// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectPage } from '#lib/page/diagnostics/collect-page.ts';
import { pageFactsSchema } from '#lib/protocol/page-facts.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { invoiceHash } from '../../psa/support/pack.ts';
import { addBanner, addField, addFrame, addHostedFrame, addRoot } from '../detection/support/page.ts';

const client = 'https://cw.contoso.example/v2025_1/ConnectWise.aspx';

function goTo(address: string) {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
}

const collect = () => collectPage(window, defaultProfile);

beforeEach(() => {
  document.body.replaceChildren();
  goTo(client);
});

afterEach(() => window.localStorage.clear());

describe('a page of the PSA client, on whatever host', () => {
  it('is read: address, banners, classes, frames and signals', () => {
    goTo(`${client}${invoiceHash(5101)}`);
    addBanner('Invoice #20101 - Contoso Dental', addRoot('InvoiceDetail'));
    const { body } = addFrame();
    body.innerHTML = '<div class="pod_finance_invoice_summary secret"></div>';
    expect(collect()).toMatchObject({
      kind: 'psa',
      address: `${client}${invoiceHash(5101)}`,
      banners: [{ text: 'Invoice #20101 - Contoso Dental' }],
      frames: [{ depth: 1, address: 'about:blank' }],
      signals: {
        hash: { says: 'invoice', recordId: '5101' },
        banner: { says: 'invoice', number: '20101' },
        root: { says: 'invoice' },
      },
      spoke: ['hash', 'banner', 'root'],
      disagreed: [],
      outcome: 'invoice',
      window: {
        width: window.innerWidth,
        height: window.innerHeight,
        pixelRatio: window.devicePixelRatio,
      },
    });
  });

  it('gives the classes of PSA’s own families and the screen’s names, and no others', () => {
    addBanner('Invoice', addRoot('InvoiceDetail'));
    document.body.insertAdjacentHTML('beforeend', '<i class="pod_hosted_1 mine"></i><i class="Contoso"></i>');
    const facts = collect();
    if (facts.kind !== 'psa') throw new Error('not read');
    expect(facts.classNames.map(({ name }) => name)).toEqual([
      'InvoiceDetail',
      'cw_BannerView',
      'cw_PsaRootContainer',
      'pod_hosted_1',
    ]);
  });

  it('gives the address that a frame of another origin was given, and the frames within its own', () => {
    const { body } = addFrame();
    addHostedFrame('https://pay.wise-pay.com/pod?id=5101&screen=invoice', body);
    addHostedFrame('');
    addHostedFrame(`https://pay.wise-pay.com/${'a'.repeat(9_000)}`);
    const facts = collect();
    if (facts.kind !== 'psa') throw new Error('not read');
    expect(facts.frames.map(({ depth, address }) => [depth, address?.slice(0, 30) ?? null])).toEqual([
      [1, 'about:blank'],
      [2, 'https://pay.wise-pay.com/pod?i'],
      [1, null],
      [1, 'https://pay.wise-pay.com/aaaaa'],
    ]);
    expect(v.safeParse(pageFactsSchema, facts).issues).toBeUndefined();
  });

  it('says what every signal says', () => {
    goTo(
      `${client}#startscreen=fi150&state=${encodeURIComponent('{"p":"fi150","s":{"p":{"idxk":"Invoice"}}}')}`,
    );
    addField('20101');
    addHostedFrame('https://pay.wise-pay.com/pod?id=5101&screen=invoice');
    expect(collect()).toMatchObject({
      signals: {
        tab: { says: 'invoice' },
        field: { says: 'invoice', number: '20101' },
        pods: { says: 'nothing' },
        hosted: { says: 'invoice', recordId: '5101' },
      },
      spoke: ['tab', 'field', 'hosted'],
      outcome: 'invoice',
    });
  });

  it('says why a first look finds no invoice', () => {
    addBanner('Service Ticket #26251 - laptop');
    goTo(`${client}${invoiceHash(5101)}`);
    expect(collect()).toMatchObject({ outcome: 'banner_names_another_screen', disagreed: ['banner'] });
  });

  it('gives the keys of the member, and none of the values', () => {
    const member = { memberID: 'PAdmin', emailAddress: 'pat@northwind.example' };
    const stored = JSON.stringify({ data: JSON.stringify({ member }), expiration: 1 });
    window.localStorage.setItem('session/MemberWithSecurity', stored);
    const facts = collect();
    expect(facts).toMatchObject({
      hasMember: true,
      memberKeys: { stored: ['data', 'expiration'], member: ['memberID', 'emailAddress'] },
    });
    expect(JSON.stringify(facts)).not.toMatch(/PAdmin|pat@/);
  });

  it.each([null, 'text', '[1]', '{"data":"no JSON"}', '{"data":"{\\"member\\":7}"}'])(
    'has no member where what is stored is not one: %s',
    (stored) => {
      if (stored !== null) window.localStorage.setItem('session/MemberWithSecurity', stored);
      expect(collect()).toMatchObject({ hasMember: false });
    },
  );

  it('is read where its storage is blocked', () => {
    const blocked = new Proxy(window, {
      get(target, name) {
        if (name === 'localStorage') throw new DOMException('', 'SecurityError');
        return Reflect.get(target, name);
      },
    });
    expect(collectPage(blocked, defaultProfile)).toMatchObject({ kind: 'psa', memberKeys: null });
  });

  it('is capped, however much there is', () => {
    goTo(`${client}#${'x'.repeat(100_000)}`);
    for (let index = 0; index < 400; index += 1) {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<i class="pod_${'a'.repeat(400)}${index} pod_${index}"></i>`,
      );
    }
    for (let index = 0; index < 30; index += 1) addBanner('a'.repeat(1000));
    for (let index = 0; index < 100; index += 1) addHostedFrame(`https://a.example/${'a'.repeat(9_000)}`);
    const facts = v.safeParse(pageFactsSchema, collect());
    expect(facts.issues).toBeUndefined();
  });
});

describe('any other page', () => {
  it.each([
    'https://shop.example/checkout',
    'https://na.myconnectwise.net/login.aspx',
    'http://cw.contoso.example/v2025_1/ConnectWise.aspx',
  ])('is not read at all: %s', (address) => {
    goTo(address);
    addBanner('Invoice #20101 - Contoso Dental');
    expect(collect()).toEqual({ kind: 'other' });
  });
});
