import { describe, expect, it } from 'vitest';
import { writeReport } from '#lib/worker/diagnostics/report.ts';
import { packHash, stateOf } from '../../psa/support/pack.ts';
import { fc } from '../../support/properties.ts';
import { facts, shown } from './support/report-facts.ts';

/** Secrets that may be anywhere on a page and must not get into a report. */
const secrets = [
  'pat.admin@northwind-msp.example',
  'Pat Admin',
  'Zoë Müller',
  'Contoso Dental',
  'Woodgrove Bank',
  '$1,250.00',
  '1.250,00 €',
  '¥98,000',
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl',
  'sk_live_4eC39HqLyjWDarjtT1',
];

/** A secret, and each part that would reveal it on its own. */
const partsOf = (secret: string) => [secret, ...secret.split(/[\s@.,]+/).filter((part) => part.length > 3)];

const secret = fc.constantFrom(...secrets);

const text = fc.oneof(
  secret,
  secret.map((hidden) => `Invoice #20101 - ${hidden}`),
  fc
    .tuple(fc.string({ maxLength: 20 }), secret, fc.string({ maxLength: 20 }))
    .map((parts) => parts.join(' ')),
);

const reading = fc.record({
  says: fc.constantFrom('nothing', 'invoice', 'list', 'other', 'conflict'),
  recordId: text,
  number: text,
});

const address = fc
  .tuple(fc.constantFrom('na.myconnectwise.net', 'cw.woodgrovebank.example'), text, text, text, fc.boolean())
  .map(([host, path, name, value, isPacked]) => {
    const fragment = isPacked ? packHash(stateOf(value, value)) : `#${value}`;
    const query = new URLSearchParams({ [name]: value, companyName: value, routeTo: value, recid: value });
    return `https://${host}/${encodeURIComponent(path)}/ConnectWise.aspx?${query}${fragment}`;
  });

const hostilePage = fc.record({
  kind: fc.constant('psa'),
  address,
  banners: fc.array(fc.record({ text, isVisible: fc.boolean() }), { maxLength: 3 }),
  classNames: fc.array(fc.record({ name: text, count: fc.nat(9), visible: fc.nat(9) }), { maxLength: 3 }),
  frames: fc.array(
    fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      path: fc.option(
        fc.oneof(
          text,
          text.map((part) => `/${encodeURIComponent(part)}/x.aspx`),
        ),
      ),
    }),
    { maxLength: 3 },
  ),
  memberKeys: fc.option(fc.record({ stored: fc.array(text), member: fc.array(text) })),
  hasMember: fc.boolean(),
  signals: fc.record({ hash: reading, query: reading, banner: reading, root: reading }),
  spoke: fc.constant(['hash']),
  disagreed: fc.constant([]),
  outcome: text,
});

describe('whatever is on the page, the report', () => {
  it('holds no email, name, amount or token', () => {
    fc.assert(
      fc.property(hostilePage, text, (hostile, key) => {
        const report = writeReport({
          ...facts,
          policy: { set: [key], problems: [{ key, reason: key }] },
          refusals: { [key]: 1 },
          tab: {
            state: { kind: 'page', page: { ...shown, noneReason: key }, needsMember: true },
            page: hostile,
          },
        });
        expect(report).toContain('Fragment: ');
        for (const part of secrets.flatMap(partsOf)) expect(report).not.toContain(part);
      }),
    );
  });
});
