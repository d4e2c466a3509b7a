/** What is kept, set or typed: records of the journal, the administrator's policy, amounts, and single fields. */
import fc from 'fast-check';
import { Window } from 'happy-dom';
import * as v from 'valibot';
import { expect } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { formatMoney, moneySchema, toDecimalText } from '#lib/money.ts';
import { type AmountProblem, amountText, parseAmount } from '#lib/money-input.ts';
import { createJournal } from '#lib/operations/journal.ts';
import { wisePayUrl } from '#lib/pod/worker/tabs/wisepay-pages.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import type { ProfileOverrides } from '#lib/psa/profile-overrides.ts';
import type { Endpoints } from '#lib/wisepay/endpoints.ts';
import {
  dateSchema,
  emailSchema,
  idSchema,
  timestampSchema,
  urlSchema,
} from '#lib/wisepay/schemas/common.ts';
import { anIntent } from '../unit/support/intents.ts';
import { memoryStore } from '../unit/support/memory-journal.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue, hugeText } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';
import { expectSound } from './support/promises.ts';

const endpoints = {
  issuer: 'https://identity.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};
const noEndpoints = { issuer: '', api: '', app: '' };
const policy = {
  wisepayIssuer: 'https://identity.wisepay.example/',
  wisepayApi: 'http://wisepay.localhost:4600/api',
  wisepayApp: 'https://app.wisepay.example',
  psaHosts: ['cw.example.com', 'cw.localhost:4600'],
  disabledActions: ['refund', 'pay'],
  refundLimit: { value: 50_000, currency: 'USD' },
  refundNeedsReason: true,
  stepUpAbove: { value: 10_000, currency: 'USD' },
  reminderCooldownMinutes: 60,
  idleMinutes: 20,
  defaultTerminal: 'trm_1',
  memberMatch: 'when-readable',
  detection: {
    screens: { list: 'List' },
    banner: { selectors: ['.a .b', 'div#c > [d="e"]'], invoice: '^Invoice (\\S+)' },
    toolbars: ['.bar'],
    dialogs: ['.window'],
  },
  supportEmail: 'help@msp.example',
  supportUrl: 'https://help.msp.example',
  helpUrl: 'https://help.wisepay.example/pod',
  feedbackUrl: 'https://forum.wisepay.example/pod',
  locale: 'de-DE',
};

/** Any page will do to try a selector on. */
const page = new Window().document;

const address = fc.oneof(
  {
    weight: 3,
    arbitrary: mutatedText(fc.constantFrom(policy.wisepayIssuer, policy.wisepayApi, policy.wisepayApp)),
  },
  { weight: 2, arbitrary: hostileText },
);

fuzz({
  name: 'policies',
  share: 40,
  inputs: fc.oneof(
    { weight: 2, arbitrary: fc.record({ wisepayIssuer: address, wisepayApi: address, wisepayApp: address }) },
    { weight: 3, arbitrary: mutatedValue(fc.constant(policy)).map(asRecord) },
    { weight: 1, arbitrary: fc.record({ psaHosts: fc.array(hostileText), detection: hostileValue }) },
    { weight: 1, arbitrary: hostileValue.map(asRecord) },
  ),
  read: (managed) => readPolicy(managed, noEndpoints),
  check({ policy: found, set, problems }, managed) {
    const named = [...set, ...problems.map(({ key }) => key)];
    for (const [key, value] of Object.entries(managed)) {
      expect(value === undefined || named.includes(key)).toBe(true);
    }
    for (const host of found.psaHosts) expect(new URL(`https://${host}/`).host).toBe(host);
    for (const host of found.psaHosts) expect(host).not.toMatch(/[*/@?#]/);
    for (const limit of [found.refundLimit, found.stepUpAbove]) {
      if (limit !== null) expect(formatMoney(limit, 'en-US')).toMatch(/\d/);
    }
    for (const selector of selectorsOf(found.detection)) {
      expect(() => page.querySelector(selector)).not.toThrow();
    }
    expect(found.idleMinutes).toBeGreaterThan(0);
    if (found.endpoints !== null) expectAddresses(found.endpoints);
  },
});

function selectorsOf({ banner, root, toolbars, dialogs }: ProfileOverrides): readonly string[] {
  return [...(banner?.selectors ?? []), ...(root?.selectors ?? []), ...(toolbars ?? []), ...(dialogs ?? [])];
}

function expectAddresses(found: Endpoints): void {
  for (const text of [found.issuer, found.api, found.app]) {
    const { protocol, hostname, search, hash, username, password } = new URL(text);
    const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
    expect(protocol).toSatisfy((name) => name === 'https:' || (name === 'http:' && isLocal));
    expect([search, hash, username, password]).toEqual(['', '', '', '']);
  }
  expect(found.api).not.toMatch(/\/$/);
  expect(new URL(found.app).origin).toBe(found.app);
}

const intents = [
  anIntent({ key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52' }),
  anIntent({
    key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
    state: { name: 'accepted', at: 5, answer: { id: 'x' } },
  }),
  anIntent({
    key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
    kind: 'refund',
    state: { name: 'refused', at: 5, code: 'too_late', requestId: 'req_1' },
  }),
];

fuzz({
  name: 'records of the journal',
  share: 60,
  // A browser does not store nothing.
  inputs: mutatedValue(fc.constantFrom<unknown>(...intents)).filter((record) => record !== undefined),
  async read(record) {
    const store = memoryStore();
    await store.write('journal.1', record);
    const journal = createJournal(store);
    const [listed] = await journal.list();
    await journal.prune(Date.now());
    return listed;
  },
  check(listed) {
    if (listed === undefined) return;
    expect(listed.key).toMatch(/^[\da-f-]{36}$/i);
    expect(listed.request.path).toMatch(/^\//);
    expectSound(listed, ['answer', 'body']);
  },
});

const locales = ['en-US', 'de-DE', 'de-CH', 'fr-FR', 'en-IN', 'ar-EG', 'ja-JP'];
const currencies = ['USD', 'EUR', 'JPY', 'KWD', 'CHF'];
const amount = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedText(fc.constantFrom('1,250.00', '$ 1.250,00', "CHF 1'250.5", '١٢٥٠٫٥', '-5', '1 250')),
  },
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.stringMatching(/^[-$€0-9., '٫]{0,20}$/) },
);
const problems: AmountProblem[] = ['empty', 'not_a_number', 'too_many_decimals', 'not_positive', 'too_large'];

const typedAmount = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.constantFrom(...currencies), fc.constantFrom(...locales));

for (const { name, share, text } of [
  { name: 'typed amounts', share: 20, text: amount },
  { name: 'huge typed amounts', share: 1, text: hugeText },
]) {
  fuzz({
    name,
    share,
    inputs: typedAmount(text),
    read: ([typed, currency, locale]) => parseAmount(typed, currency, locale),
    check(parsed, [, currency, locale]) {
      if (!parsed.ok) {
        expect(problems).toContain(parsed.problem);
        return;
      }
      expect(parsed.money.value).toSatisfy(Number.isSafeInteger);
      expect(parsed.money.value).toBeGreaterThan(0);
      expect(parsed.money.currency).toBe(currency);
      expect(parseAmount(amountText(parsed.money, locale), currency, locale)).toEqual(parsed);
    },
  });
}

const link = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedText(
      fc.constantFrom('https://app.wisepay.example/pay/ps_1', 'https://app.wisepay.example/'),
    ),
  },
  { weight: 4, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.webUrl() },
);

fuzz({
  name: 'addresses to open',
  share: 40,
  inputs: link,
  read: (text) => wisePayUrl(text, { ...endpoints }),
  check(opened) {
    const { origin, protocol, host } = new URL(opened);
    expect({ origin, protocol, host }).toEqual({
      origin: endpoints.app,
      protocol: 'https:',
      host: 'app.wisepay.example',
    });
  },
  mayThrow: (error) => error instanceof CodedError && error.code === 'foreign_url',
});

/** The pieces that answers are made of, each with what it may be used for afterwards. */
const fields = {
  id: v.safeParser(idSchema),
  timestamp: v.safeParser(timestampSchema),
  date: v.safeParser(dateSchema),
  email: v.safeParser(emailSchema),
  url: v.safeParser(urlSchema),
};
const fieldNames = ['id', 'timestamp', 'date', 'email', 'url'] as const;
const promises: Record<keyof typeof fields, (text: string) => void> = {
  /** It becomes one part of an address, and stays the one that it is. */
  id(text) {
    const { pathname } = new URL(`${endpoints.api}/invoices/${encodeURIComponent(text)}/reminders`);
    expect(pathname).toMatch(/^\/pod\/invoices\/[^/]+\/reminders$/);
    expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(text);
  },
  timestamp(text) {
    expect(new Intl.DateTimeFormat('en-US').format(new Date(text))).not.toBe('');
  },
  date(text) {
    expect(new Date(`${text}T00:00:00Z`).toISOString()).toContain(text);
  },
  email(text) {
    expect(text.length).toBeLessThanOrEqual(320);
  },
  url(text) {
    expect(new URL(text).href).not.toBe('');
  },
};

fuzz({
  name: 'fields of answers',
  share: 40,
  inputs: fc.tuple(
    fc.constantFrom(...fieldNames),
    fc.oneof(
      { weight: 3, arbitrary: hostileText },
      {
        weight: 2,
        arbitrary: mutatedText(
          fc.constantFrom('inv_5101', '2026-05-31T12:00:00Z', '2026-05-31', 'a@b.example'),
        ),
      },
      { weight: 1, arbitrary: hostileValue },
    ),
  ),
  read: ([name, value]) => fields[name](value),
  check(parsed, [name]) {
    if (parsed.success) promises[name](parsed.output);
  },
});

/** Money that was accepted can be written for people and for machines. */
fuzz({
  name: 'amounts of answers',
  share: 20,
  inputs: mutatedValue(fc.constant({ value: 12_550, currency: 'USD' })),
  read(value) {
    const parsed = v.safeParse(moneySchema, value);
    return parsed.success ? [formatMoney(parsed.output, 'en-US'), toDecimalText(parsed.output)] : [];
  },
  check([shown, plain]) {
    if (shown === undefined) return;
    expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
    expect(shown).toMatch(/\d/);
  },
});

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? { ...value } : { wisepayApi: value };
}
