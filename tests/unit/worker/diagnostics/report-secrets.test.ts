import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultProfile } from '#lib/psa/profile.ts';
import { signalNames } from '#lib/psa/signals.ts';
import { makeReport, type ReportSources } from '#lib/worker/diagnostics/make-report.ts';
import { createRecentAnswers } from '#lib/worker/diagnostics/recent-answers.ts';
import { writeReport } from '#lib/worker/diagnostics/report.ts';
import { createVerifiedRoles } from '#lib/worker/diagnostics/verified-role.ts';
import { packHash, stateOf } from '../../psa/support/pack.ts';
import { fc } from '../../support/properties.ts';
import { facts, panel, shown, state } from './support/report-facts.ts';

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

const hostedAddress = fc
  .tuple(fc.constantFrom('pay.wise-pay.com', 'pods.woodgrovebank.example'), text, text)
  .map(([host, hidden, name]) => {
    const query = new URLSearchParams({ id: hidden, screen: hidden, [name]: hidden });
    return `https://${encodeURIComponent(hidden)}@${host}/${encodeURIComponent(hidden)}/x.aspx?${query}#${hidden}`;
  });

const hostilePage = fc.record({
  kind: fc.constant('psa'),
  address,
  banners: fc.array(fc.record({ text, isVisible: fc.boolean() }), { maxLength: 3 }),
  classNames: fc.array(fc.record({ name: text, count: fc.nat(9), visible: fc.nat(9) }), { maxLength: 3 }),
  frames: fc.array(
    fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      address: fc.option(fc.oneof(text, address, hostedAddress)),
    }),
    { maxLength: 3 },
  ),
  memberKeys: fc.option(fc.record({ stored: fc.array(text), member: fc.array(text) })),
  hasMember: fc.boolean(),
  signals: fc.record(Object.fromEntries(signalNames.map((name) => [name, reading]))),
  spoke: fc.constant(['hash']),
  disagreed: fc.constant([]),
  outcome: text,
});

/** A panel whose every name is text of the page, or that is well formed but for one of them. */
const hostilePanel = fc.oneof(
  fc.record({ view: text, form: text, notices: fc.array(text), place: text, side: text, failure: text }),
  fc
    .tuple(fc.constantFrom('view', 'form', 'place', 'side', 'failure', 'busy', 'reason'), text)
    .map(([name, value]) => ({ ...panel, [name]: value })),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((notices) => ({ ...panel, notices })),
  text.map((value) => ({ ...panel, [value]: value, window: { width: value, height: 1, pixelRatio: 1 } })),
  text,
);

/** What the browser and the policy may name. */
const hostileState = fc.record({
  timeZone: text,
  language: text,
  chosenLanguage: text,
});

const emptyStore = () => {
  let stored: unknown;
  return {
    read: async () => structuredClone(stored),
    write: async (value: unknown) => {
      stored = structuredClone(value);
    },
  };
};

/** The report of a browser with these sources; everything else is empty. */
async function reportOf(changes: Partial<ReportSources>): Promise<string> {
  vi.stubGlobal('navigator', { userAgent: 'Chrome/141.0.0.0' });
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'WisePay',
    version: '1.2.3',
  });
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  return makeReport(
    {
      refusals: { read: async () => ({}) },
      errors: { read: async () => [] },
      answers: { read: async () => [] },
      readings: async () => ({ set: [], problems: [] }),
      policyOrigin: async () => 'browser',
      profile: async () => defaultProfile,
      lessonHealth: { read: async () => ({ misses: 0, refusals: 0, isDoubtful: false }) },
      lesson: async () => null,
      servedHosts: async () => [],
      lookAtTab: async () => ({ kind: 'elsewhere' }),
      panels: async () => [],
      session: async () => ({ state: 'not_signed_in' }),
      intents: async () => [],
      locale: async () => null,
      now: () => 0,
      ...changes,
    },
    null,
  );
}

describe('whatever is on the page, the report', () => {
  it('holds no email, name, amount or token', () => {
    fc.assert(
      fc.property(hostilePage, hostilePanel, hostileState, text, (hostile, panelAnswer, names, key) => {
        const report = writeReport({
          ...facts,
          policy: { set: [key], problems: [{ key, reason: key }] },
          refusals: { [key]: 1 },
          tab: {
            state: { kind: 'page', page: { ...shown, noneReason: key }, needsMember: true },
            page: { ...hostile, window: { width: key, height: 9, pixelRatio: key } },
            panels: [panelAnswer, panel],
            zoom: 1,
          },
          // Without the role, whose name contains a part of one of the secrets.
          state: { ...state, ...names, session: { state: 'signed_in' } },
        });
        expect(report).toContain('Fragment: ');
        // The control: what is well formed is told, so that its absence is not why nothing leaks.
        expect(report).toContain('Panel’s form: refund\n');
        expect(report).toContain('Window: not readable\n');
        for (const part of secrets.flatMap(partsOf)) expect(report).not.toContain(part);
      }),
    );
  });

  it('shows nothing of an intent but its kind, state and age', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (hidden) => {
        const report = await reportOf({
          intents: async () => [
            {
              kind: 'refund',
              state: { name: 'step_up' },
              createdAt: -5_000,
              key: hidden,
              target: hidden,
              invoiceId: hidden,
              owner: { api: hidden, email: hidden },
              request: { path: `/${hidden}`, body: { amount: hidden, note: hidden } },
            },
          ],
        });
        expect(report).toContain('Open intent: refund, step_up, 5 s old\n');
        for (const part of partsOf(hidden)) expect(report).not.toContain(part);
      }),
    );
  });

  it('shows of a request its route, and neither an ID nor a query', async () => {
    const sent = fc.record({ id: text, query: text, requestId: text });
    await fc.assert(
      fc.asyncProperty(sent, async ({ id, query, requestId }) => {
        const answers = createRecentAnswers(
          emptyStore(),
          () => 0,
          async () => {},
        );
        const url = (path: string) =>
          `https://api.wisepay.example/pod${path}?${new URLSearchParams({ number: query, wait: query })}`;
        const path = `/payments/${encodeURIComponent(id)}/refunds`;
        answers.note({ url: url(path), method: 'post', status: 202, requestId: 'req_1' });
        answers.note({
          url: url(`/${encodeURIComponent(id)}`),
          method: 'get',
          status: 200,
          requestId: 'req_2',
        });
        answers.note({ url: url('/session'), method: 'get', status: 200, requestId: `${requestId} ` });
        answers.note({ url: url('/session'), method: query, status: 200, requestId: 'req_3' });
        const report = await reportOf({ answers });
        expect(report).toContain('POST /payments/{id}/refunds (waiting) 202 req_1\n');
        expect(report).toContain('GET other (waiting) 200 req_2\n');
        expect(report).not.toContain('/session');
        for (const part of [id, query, requestId].flatMap(partsOf)) expect(report).not.toContain(part);
      }),
    );
  });

  it('shows a role from the contract’s list, and no other text of WisePay’s', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (hidden) => {
        const roles = createVerifiedRoles(emptyStore());
        await roles.note('thumbprint', hidden);
        const role = await roles.of('thumbprint');
        const report = await reportOf({
          session: async () => ({ state: 'signed_in', ...(role && { role }) }),
        });
        expect(report).toContain('role: unlisted\n');
        for (const part of partsOf(hidden)) expect(report).not.toContain(part);
      }),
    );
  });
});
