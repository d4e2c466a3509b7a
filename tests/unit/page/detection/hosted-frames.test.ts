// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }

import { afterEach, describe, expect, it } from 'vitest';
import { hostedReader } from '#lib/page/detection/hosted-frames.ts';
import { pageReader } from '#lib/page/detection/read-page.ts';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import { addFrame, addHostedFrame } from './support/page.ts';

const nothing = { says: 'nothing' };
const invoice = { says: 'invoice' };
const record = { says: 'invoice', recordId: '5101', needsNumber: true };

afterEach(() => document.body.replaceChildren());

/** What the address of a frame says. */
function read(address: string, profile: PsaProfile = defaultProfile): unknown {
  addHostedFrame(address);
  const [frame] = hostedReader(profile)([document]);
  document.body.replaceChildren();
  return frame?.says;
}

describe('what the address of a hosted pod’s frame says', () => {
  it.each([
    ['https://pods.vendor.example/psa?id=5101&screen=invoice', record],
    ['https://pods.vendor.example/psa?screen=InvoiceDetail&key=x&id=5101#top', record],
    ['https://pods.vendor.example/psa?id=5101&screen=ticket', nothing],
    ['https://pods.vendor.example/psa?id=5101&screen=invoices', nothing],
    ['https://pods.vendor.example/psa?id=5101&screen=', nothing],
    ['https://pods.vendor.example/psa?id=5101', nothing],
    ['https://pods.vendor.example/psa', nothing],
    ['https://pods.vendor.example/psa?id=0&screen=invoice', invoice],
    ['https://pods.vendor.example/psa?id=5101a&screen=invoice', invoice],
    [`https://pods.vendor.example/psa?id=${'1'.repeat(19)}&screen=invoice`, invoice],
    ['https://pods.vendor.example/psa?screen=invoice', invoice],
  ])('is the record and its screen: %s', (address, reading) => {
    expect(read(address)).toEqual(reading);
  });

  it.each([
    ['https://wise-pay.com/pod', invoice],
    ['https://secure2.wise-sync.com/pod', invoice],
    ['https://eu.pods.wise-pay.com:8443/pod?id=5101', invoice],
    ['https://WISE-PAY.com/pod', invoice],
    ['https://pay.wise-pay.com/pod?id=5101&screen=invoice', record],
    ['https://pay.wise-pay.com/pod?id=26251&screen=ticket', nothing],
    ['https://wise-pay.com.evil.example/pod', nothing],
    ['https://notwise-pay.com/pod', nothing],
    ['https://wise-pay.com@evil.example/pod', nothing],
    ['https://evil.example/wise-pay.com', nothing],
    ['https://evil.example/?x=.wise-pay.com', nothing],
    ['https://wise-pay.comx/', nothing],
    ['https://wise-pay.co/', nothing],
  ])('is an invoice where its product stands only there: %s', (address, reading) => {
    expect(read(address)).toEqual(reading);
  });

  it.each(['', 'about:blank', 'about:srcdoc', 'https://', 'http://[', 'data:text/html,x', 'x'.repeat(100)])(
    'is nothing where it is no address of a product: %j',
    (address) => {
      expect(read(address)).toEqual(nothing);
    },
  );

  it('is not read where it is longer than any', () => {
    const address = 'https://pods.vendor.example/psa?id=5101&screen=invoice&x=';
    expect(read(address.padEnd(8_192, 'a'))).toEqual(record);
    expect(read(address.padEnd(8_193, 'a'))).toEqual(nothing);
  });

  it('is read as the profile says', () => {
    const hosted = { recordId: 'record', screen: 'view', invoiceHosts: ['vendor.example'] };
    const profile = { ...defaultProfile, hosted };
    expect(read('https://pods.other.example/?record=5101&view=invoice', profile)).toEqual(record);
    expect(read('https://pods.vendor.example/', profile)).toEqual(invoice);
    expect(read('https://pay.wise-pay.com/', profile)).toEqual(nothing);
  });

  it('counts a screen’s learned name, and no shared one', () => {
    const screens = { ...defaultProfile.screens, invoiceNames: ['bill'], sharedNames: ['invoice'] };
    const profile = { ...defaultProfile, screens };
    expect(read('https://pods.vendor.example/psa?id=5101&screen=bill', profile)).toEqual(record);
    expect(read('https://pods.vendor.example/psa?id=5101&screen=invoice', profile)).toEqual(nothing);
  });
});

describe('the hosted pods of a page', () => {
  const hosted = () => pageReader(defaultProfile)(document).signals.hosted;
  const of = (id: string) => `https://pods.vendor.example/psa?id=${id}&screen=invoice`;

  it('agree, or are a conflict; hidden ones do not count', () => {
    addHostedFrame(of('5101'));
    addHostedFrame(of('5101'));
    addHostedFrame('https://pods.vendor.example/news');
    expect(hosted()).toEqual(record);
    const other = addHostedFrame(of('5102'));
    expect(hosted()).toEqual({ says: 'conflict' });
    other.style.display = 'none';
    expect(hosted()).toEqual(record);
  });

  it('are found inside frames of the page’s own origin, while those are visible', () => {
    const { frame, body } = addFrame();
    addHostedFrame(of('5101'), body);
    expect(hosted()).toEqual(record);
    frame.style.display = 'none';
    expect(hosted()).toEqual(nothing);
  });

  it('say nothing where there are none', () => {
    expect(hosted()).toEqual(nothing);
  });
});

describe('WisePay’s own pod', () => {
  const pod = 'https://pay.wise-pay.com/pod?id=5101&screen=invoice';
  const signals = (profile: PsaProfile = defaultProfile) => pageReader(profile)(document).signals;
  /** Adds a frame with a height in CSS px, which happy-dom does not lay out. */
  function add(src: string, height = 300): HTMLIFrameElement {
    const frame = addHostedFrame(src);
    Object.defineProperty(frame, 'offsetHeight', { value: height });
    return frame;
  }

  it('is noticed while its frame is visible', () => {
    expect(signals().wisePayPod).toBeUndefined();
    const frame = add(pod);
    expect(signals().wisePayPod).toBe('beside');
    frame.style.display = 'none';
    expect(signals().wisePayPod).toBeUndefined();
  });

  it.each(['https://secure2.wise-sync.com/', 'https://wise-pay.com/pod?id=26251&screen=ticket'])(
    'is noticed by its host alone: %s',
    (address) => {
      add(address);
      expect(signals().wisePayPod).toBe('beside');
    },
  );

  it.each([
    'https://pods.vendor.example/psa?id=5101&screen=invoice',
    'https://wise-pay.com.evil.example/pod',
    'about:blank',
  ])('is not the frame of another product: %s', (address) => {
    add(address);
    expect(signals().wisePayPod).toBeUndefined();
  });

  it('is not a frame without a size', () => {
    add(pod, 0);
    add(pod, 1);
    expect(signals().wisePayPod).toBeUndefined();
    // The same record in a frame of a size.
    add(pod, 2);
    expect(signals()).toMatchObject({ wisePayPod: 'beside', hosted: record });
  });

  it('stands in for the panel where the policy says so', () => {
    add(pod);
    const hosted = { ...defaultProfile.hosted, hides: true };
    expect(signals({ ...defaultProfile, hosted }).wisePayPod).toBe('instead');
  });
});
