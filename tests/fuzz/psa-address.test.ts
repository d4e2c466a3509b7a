/** The address of a PSA page: any site can link to one, and the page itself writes it. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { readHash } from '#lib/psa/address/hash.ts';
import { unpackLzma } from '#lib/psa/address/lzma.ts';
import { addressReader } from '#lib/psa/address/read-address.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import type { Reading } from '#lib/psa/signals.ts';
import real from '../fixtures/psa-hash.json' with { type: 'json' };
import { packBytes, packHash, stateOf, toPayload } from '../unit/psa/support/pack.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hugeText, toJsonText } from './support/hostile-values.ts';
import { mutatedBytes, mutatedText, mutatedValue } from './support/mutations.ts';

const invoiceState = stateOf('fi150', 5101);
const tabState = { p: 'fi150', s: { p: { rd: 5101, idxk: 'Invoice' } } };

/** Real hashes, hashes packed as the client packs them, and one that unpacks to far more than the limit. */
const packed = [
  ...real.fragments.map(({ hash }) => hash),
  packHash(invoiceState, 'InvoiceDetail'),
  packHash(stateOf('fi150', '5101'), 'InvoiceDetail'),
  packHash(tabState),
  packHash({ p: 'fi150', s: { p: { rd: 5101, slk: 'Zürich 東京 🧾'.repeat(40) } } }),
  `#${toPayload(packBytes(toJsonText(stateOf('fi150', 'a'.repeat(65_000)))))}`,
  `#${toPayload(packBytes(toJsonText(stateOf('fi150', 'a'.repeat(200_000)))))}`,
];

const hash = fc.oneof(
  { weight: 8, arbitrary: mutatedText(fc.constantFrom(...packed)) },
  // Packing takes longer than reading, so these values are small.
  {
    weight: 1,
    arbitrary: fc
      .tuple(mutatedValue(fc.constant(invoiceState)), fc.constantFrom(undefined, 'InvoiceDetail', 'List'))
      .filter(([state]) => isPackable(toJsonText(state)))
      .map(([state, token]) => packHash(state, token)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(hostileText, mutatedValue(fc.constantFrom(invoiceState, tabState)))
      .map(
        ([place, state]) =>
          `#startscreen=${place}&state=${encodeURIComponent(wellFormed(toJsonText(state)))}`,
      ),
  },
  { weight: 1, arbitrary: hostileText.map((text) => `#startscreen=fi150&state=${text}`) },
  { weight: 1, arbitrary: fc.base64String({ maxLength: 200 }).map((text) => `#XQAACAB${text}`) },
  { weight: 1, arbitrary: fc.tuple(hostileText, hostileText).map(([a, b]) => `#${a}??${b}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

fuzz({
  name: 'fragments of PSA addresses',
  share: 160,
  inputs: hash,
  read: readHash,
  check(reading) {
    if (reading.kind !== 'screen') return;
    expect(reading.place.length).toBeLessThanOrEqual(65_536);
    if (reading.recordId !== undefined) expect(reading.recordId).toMatch(/^[1-9]\d{0,17}$/);
    if (reading.token !== undefined) expect(reading.token).toMatch(/^\w{1,80}$/);
  },
});

const query = fc
  .array(
    fc.tuple(
      fc.constantFrom('routeTo', 'recid', 'companyName', 'locale', '__proto__'),
      fc.oneof(hostileText, fc.constantFrom('InvoiceFV', 'InvoiceSearch', 'ServiceFV', '5101', 'northwind')),
    ),
    { maxLength: 6 },
  )
  .map((parameters) => new URLSearchParams(parameters).toString());

const address = fc
  .oneof(
    { weight: 20, arbitrary: fc.tuple(query, fc.oneof(hash, fc.constant(''))) },
    { weight: 1, arbitrary: fc.tuple(query, hugeText) },
    {
      weight: 1,
      arbitrary: fc.tuple(
        hugeText.map((text) => `routeTo=${text}&recid=1`),
        fc.constant(''),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        hugeText.map((text) => `routeTo=InvoiceFV&companyName=${text}`),
        fc.constant(''),
      ),
    },
  )
  .map(([search, fragment]) => {
    const url = new URL('https://na.myconnectwise.net/v2025_1/ConnectWise.aspx');
    url.search = search;
    url.hash = fragment;
    return url.href;
  });

const readAddress = addressReader(defaultProfile);

fuzz({
  name: 'PSA addresses',
  share: 50,
  inputs: address,
  read: (href) => readAddress(new URL(href)),
  check({ hash: ofHash, query: ofQuery, tab: ofTab }) {
    expectHarmless(ofHash);
    expectHarmless(ofQuery);
    expect(ofTab).toEqual({ says: ofTab.says === 'invoice' ? 'invoice' : 'nothing' });
    if (ofHash.says !== 'nothing') expect(ofQuery).toEqual({ says: 'nothing' });
  },
});

function expectHarmless(reading: Reading) {
  if (reading.says !== 'invoice') return;
  const { recordId, company, number } = reading;
  if (recordId !== undefined) expect(recordId).toMatch(/^[1-9]\d{0,17}$/);
  if (company !== undefined) expect(company).toMatch(/^[^\p{C}]{1,100}$/u);
  expect(number).toBeUndefined();
}

const sizeLimit = 65_536;
const streams = packed.map((text) => {
  const payload = /^#([\w$]+)/.exec(text)?.[1] ?? '';
  return Uint8Array.from(Buffer.from(payload.replaceAll('$', '+').replaceAll('_', '/'), 'base64'));
});

/** Bytes that begin like an LZMA stream and declare any size. */
const headed = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(100), fc.uint8Array({ maxLength: 200 }))
  .map(([huge, small, body]) => {
    const size = new DataView(new ArrayBuffer(8));
    size.setBigUint64(0, small < 70 ? BigInt(small * 1000) : huge, true);
    return Uint8Array.from([0x5d, 0, 0, 8, 0, ...new Uint8Array(size.buffer), 0, ...body]);
  });

fuzz({
  name: 'packed states',
  share: 100,
  inputs: fc.oneof(
    { weight: 6, arbitrary: mutatedBytes(fc.constantFrom(...streams)) },
    { weight: 3, arbitrary: headed },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  ),
  read: (stream) => unpackLzma(stream, sizeLimit),
  check(output, stream) {
    if (output === undefined) return;
    const declared = new DataView(stream.buffer, stream.byteOffset).getBigUint64(5, true);
    expect(BigInt(output.length)).toBe(declared);
    expect(output.length).toBeLessThanOrEqual(sizeLimit);
    expect(output.buffer.byteLength).toBe(output.length);
  },
});

/** `encodeURIComponent` throws on lone surrogates. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** The client's packer cannot take empty text, and is slow with long text. */
function isPackable(text: string): boolean {
  return text !== '' && text.length < 400;
}
