import { describe, expect, it } from 'vitest';
import {
  leftOut,
  placeName,
  programName,
  publicHost,
  shapeOfBanner,
  shapeOfHost,
  shapeOfNumber,
  shapeOfPath,
} from '#lib/worker/diagnostics/redact.ts';
import { fc } from '../../support/properties.ts';

describe('a banner', () => {
  it.each([
    ['Invoice #20101 - Contoso Dental', 'Invoice #99999 - …'],
    ['Invoice #INV-2024/0009.A - Contoso', 'Invoice #AAA-9999/9999.A - …'],
    ['Service Ticket #26251 - Pat’s laptop is slow', 'Service Ticket #99999 - …'],
    ['Credit Memo: 20101 (Contoso)', 'Credit Memo: 99999 (…)'],
    ['Invoice', 'Invoice'],
    ['Faktura nr 20101', '… 99999'],
    ['pat@northwind.example $1,250.00', '…'],
    ['', ''],
  ])('keeps its shape: %s', (text, shape) => {
    expect(shapeOfBanner(text)).toBe(shape);
  });

  it('never keeps a digit but 9, nor what emails and amounts are written with', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(shapeOfBanner(text)).not.toMatch(/[0-8@$€£¥]/);
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['20101', '99999'],
    ['INV-1', 'AAA-9'],
    ['Contoso', leftOut],
    ['1,250.00', leftOut],
    ['1'.repeat(16), leftOut],
  ])('is a shape: %s', (text, shape) => {
    expect(shapeOfNumber(text)).toBe(shape);
  });
});

describe('a name that programs give', () => {
  it.each([
    ['pod_hosted_12', 'pod_hosted_99'],
    ['InvoiceDetail', 'InvoiceDetail'],
    ['cw-main-banner', 'cw-main-banner'],
    ['pat@northwind.example', leftOut],
    ['Pat Admin', leftOut],
    ['Zoë', leftOut],
    ['a'.repeat(61), leftOut],
    ['', leftOut],
  ])('stays, its digits as 9s, and nothing else does: %s', (text, shown) => {
    expect(programName(text)).toBe(shown);
  });

  it.each([
    ['sr200', 'sr200'],
    ['my_calendar', 'my_calendar'],
    ['a125000', leftOut],
    ['Pat Admin', leftOut],
  ])('of a place keeps its short number: %s', (text, shown) => {
    expect(placeName(text)).toBe(shown);
  });
});

describe('an address', () => {
  it.each([
    ['https://na.myconnectwise.net/x', 'na.myconnectwise.net'],
    ['https://na.myconnectwise.net.mcas.ms/x', 'na.myconnectwise.net.mcas.ms'],
    ['https://secure2.wise-sync.com:8443/x', 'secure2.wise-sync.com:8443'],
    ['https://wise-pay.com/x', 'wise-pay.com'],
    ['https://contoso-wise-pay.com/x', 'aaaaaaa-aaaa-aaa.aaa'],
    ['https://wise-pay.com.contoso.example/x', 'aaaa-aaa.aaa.aaaaaaa.aaaaaaa'],
  ])('tells of a frame’s host its name where that is public: %s', (address, host) => {
    expect(publicHost(new URL(address))).toBe(host);
  });

  it.each([
    ['cw.contoso.com:8443', 'aa.aaaaaaa.aaa:9999'],
    ['10.0.0.7', '99.9.9.9'],
    ['pat@northwind.example', leftOut],
  ])('tells of a host of somebody’s own its shape only: %s', (host, shape) => {
    expect(shapeOfHost(host)).toBe(shape);
  });

  it.each([
    ['/v2025_1/ConnectWise.aspx', '/v2025_1/ConnectWise.aspx'],
    ['/v4_6_release//ConnectWise.html', '/v4_6_release//ConnectWise.html'],
    [
      '/v2025_1/services/system_io/router/openrecord.rails',
      '/v2025_1/services/system_io/router/openrecord.rails',
    ],
    ['/v2025_1/files/20101/Pat%20Admin.pdf', '/v2025_1/files/…/…'],
  ])('keeps the names of programs in its path: %s', (path, shape) => {
    expect(shapeOfPath(path)).toBe(shape);
  });
});
