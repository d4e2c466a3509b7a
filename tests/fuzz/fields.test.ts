/** Values that are typed or read one at a time: amounts, addresses to open, and single fields of answers. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { formatMoney, moneySchema, toDecimalText } from '#lib/money/money.ts';
import { type AmountProblem, amountText, parseAmount } from '#lib/money/money-input.ts';
import {
  dateSchema,
  emailSchema,
  idSchema,
  timestampSchema,
  urlSchema,
} from '#lib/wisepay/schemas/common.ts';
import { wisePayUrl } from '#lib/wisepay/web-app.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue, hugeText } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';

const endpoints = {
  issuer: 'https://identity.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};

const locales = ['en-US', 'de-DE', 'de-CH', 'fr-FR', 'en-IN', 'ar-EG', 'ja-JP'];

const currencies = ['USD', 'EUR', 'JPY', 'KWD', 'CHF'];

const amount = fc.oneof(
  {
    weight: 4,
    arbitrary: mutatedText(
      fc.constantFrom(
        '1,250.00',
        '$ 1.250,00',
        "CHF 1'250.5",
        '١٢٥٠٫٥',
        '-5',
        '1 250',
        "1'250.–",
        'Fr.50',
        'AU$50',
        '$ (1.50)',
      ),
    ),
  },
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.stringMatching(/^[-$€0-9., '٫]{0,20}$/) },
);

const problems: AmountProblem[] = [
  'empty',
  'not_a_number',
  'ambiguous',
  'other_currency',
  'too_many_decimals',
  'not_positive',
  'too_large',
];

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

/** The fields of answers, by the name of their promise. */
const fields = {
  id: v.safeParser(idSchema),
  timestamp: v.safeParser(timestampSchema),
  date: v.safeParser(dateSchema),
  email: v.safeParser(emailSchema),
  url: v.safeParser(urlSchema),
};

const fieldNames = ['id', 'timestamp', 'date', 'email', 'url'] as const;

const promises: Record<keyof typeof fields, (text: string) => void> = {
  /** It becomes one segment of an address and keeps its value. */
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

/** Accepted money can be formatted for people and for machines. */
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
