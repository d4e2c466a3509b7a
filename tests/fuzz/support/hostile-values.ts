/** Values that no one sends by mistake, as a forged message or answer would contain. */
import fc from 'fast-check';

/** Text with a meaning elsewhere: in a page, an address, a number or an object's internals. */
const loadedTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udc00\ud800',
  '\u202egnp.exe',
  '.',
  '..',
  '../..',
  '%2e%2e',
  '/',
  'null',
  'NaN',
  '1e308',
  '-0',
  '0x10',
  '9007199254740993',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE payments; --",
  '{{7*7}}',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://app.wisepay.example/3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
  'https://evil.example/',
  'https://app.wisepay.example.evil.example/',
  'https://app.wisepay.example@evil.example/',
  'https://app.wisepay.example:444/',
  'https:app.wisepay.example/x',
  'https://app.wisepay.example/\\evil.example',
  '//evil.example/',
  'http://app.wisepay.example/',
  'pat@northwind.example',
  'pat@northwind.example\nlee@northwind.example',
  'рat@northwind.example',
  'EUR',
  'usd',
  'US$',
  'USD\n',
  '2026-02-31T00:00:00Z',
  '2026-02-28T23:59:59+23:59',
  '2026-02-28T23:59:59+05',
  '2026-02-28T23:59:59-0530',
  '2026-02-28 23:59:59Z',
  '0000-01-01T00:00:00.000000000Z',
  '2026-02-31',
  '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
];

/** Numbers at the limits. `NaN` and the infinities can arrive by structured clone. */
const edgeNumbers = [
  0,
  -0,
  1,
  -1,
  0.1,
  1.5,
  5e-324,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  2 ** 64,
  NaN,
  Infinity,
  -Infinity,
];

/** Names that reach into an object's prototype, and names that the schemas look for. */
const loadedKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'length',
  'toJSON',
  'kind',
  'id',
  'value',
  'currency',
  'code',
  'state',
  'at',
  'url',
  'email',
];

/** Mostly short text; sometimes as long as an attacker would make it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...loadedTexts) },
  { weight: 6, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', '9', ' ', '.', ',', '-', '@', '٣', '😀', '<b>', '0,'), fc.nat(12))
      .map(([text, size]) => text.repeat(2 ** size)),
  },
);

/** Text of up to about a million characters. For few inputs, because each takes long. */
export const hugeText: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...'a9 .,-@٣<$=A"[{'), fc.integer({ min: 13, max: 20 }))
  .map(([character, size]) => character.repeat(2 ** size));

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(...edgeNumbers),
  fc.integer(),
  fc.constantFrom(null, undefined, true, false),
);

const key = fc.oneof(fc.constantFrom(...loadedKeys), fc.string({ maxLength: 8 }));

/** Nested brackets, deeper than any schema. */
const deep: fc.Arbitrary<unknown> = fc
  .tuple(fc.boolean(), fc.constantFrom(...loadedKeys), fc.nat(300))
  .map(([isArray, name, depth]) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = isArray ? [value] : recordOf([[name, value]]);
    return value;
  });

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie('tree'), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.array(fc.tuple(key, tie('tree')), { maxLength: 4 }).map(recordOf) },
  ),
}));

/** Any value that structured clone or JSON can represent. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 30, arbitrary: tree },
  { weight: 1, arbitrary: deep },
);

/** A name for a field that should not be there. */
export const hostileKey: fc.Arbitrary<string> = key;

/** An object with these own fields, including `__proto__`, as `JSON.parse` makes them. */
export function recordOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** JSON text. Numbers that JSON cannot represent are written so that they parse as infinite. */
export function toJsonText(value: unknown): string {
  const infinite = '\u0001infinite';
  const text = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? infinite : inner,
  );
  return text === undefined ? '' : text.replaceAll(JSON.stringify(infinite), '1e999');
}
