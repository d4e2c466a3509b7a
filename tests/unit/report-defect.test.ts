import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { reportDefect, reportUncaught } from '#lib/report-defect.ts';

const secrets = [
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwYXQifQ.c2lnbmF0dXJl',
  'pat.admin@northwind-msp.example',
  '4111 1111 1111 1111',
  'https://app.wisepay.example/pay/ps_1?token=abc',
  'Contoso Dental',
];
const secret = secrets.join('\n    at ');

function logged(thrown: unknown): string {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  reportDefect(thrown);
  expect(log).toHaveBeenCalledOnce();
  return String(log.mock.calls[0]?.join(' '));
}

function expectNoSecret(line: string) {
  for (const text of secrets.flatMap((whole) => whole.split(/[\s@]+/))) expect(line).not.toContain(text);
}

afterEach(() => vi.restoreAllMocks());

describe('a defect in the console', () => {
  it('tells its kind and where it happened', () => {
    const line = logged(new TypeError('undefined is not a function'));
    expect(line).toMatch(/^WisePay Payment POD: defect: TypeError < \S+ report-defect\.test\.ts:\d+:\d+/);
    expect(line).not.toContain('undefined is');
  });

  it('names the functions that led there', () => {
    const make = () => new RangeError('no');
    expect(logged(make())).toMatch(/RangeError < make report-defect\.test\.ts:/);
  });

  it('tells the code of an expected failure that was not handled', () => {
    expect(logged(new CodedError('offline'))).toContain('defect: CodedError offline < ');
  });

  it.each<[string, () => unknown]>([
    ['its message', () => new Error(secret)],
    ['its cause', () => new Error('no', { cause: new Error(secret) })],
    ['its parts', () => new AggregateError([new Error(secret)], secret)],
    ['its name', () => Object.assign(new Error('no'), { name: secret })],
    ['its code', () => Object.assign(new Error('no'), { code: secret })],
    [
      'its own fields',
      () => Object.assign(new Error('no'), { request: { headers: { authorization: secret } } }),
    ],
    ['a message that was changed afterwards', () => Object.assign(new Error(secret), { message: 'no' })],
    ['a message that looks like a call', () => new Error(`no\n    at ${secret} (background.js:1:1)`)],
    [
      'a parsed value',
      () => issueOf(v.object({ email: v.pipe(v.string(), v.maxLength(3)) }), { email: secret }),
    ],
    ['a rejected DOM call', () => new DOMException(secret, 'DataError')],
    ['thrown text', () => secret],
    ['a thrown object', () => ({ name: 'TypeError', message: secret, toString: () => secret })],
  ])('never tells a token, an email, a card, an address or a payer that is in %s', (_, make) => {
    expectNoSecret(logged(make()));
  });

  it.each([[null], [undefined], [7], [Object.create(null)]])('is told of where %j was thrown', (thrown) => {
    expect(logged(thrown)).toMatch(/defect: a thrown (null|undefined|number|object)$/);
  });

  it('stays one short line, however deep it happened', () => {
    const deep = (depth: number): Error => (depth === 0 ? new Error('no') : deep(depth - 1));
    const line = logged(deep(60));
    expect(line).not.toContain('\n');
    expect(line.split(' < ').length).toBeLessThanOrEqual(13);
  });
});

describe('a defect that nobody catches', () => {
  it.each([
    ['error', 'error'],
    ['unhandledrejection', 'reason'],
  ])('is told by us and not, message and all, by the browser: %s', (type, field) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const scope = new EventTarget();
    reportUncaught(scope);
    const event = Object.assign(new Event(type, { cancelable: true }), { [field]: new TypeError(secret) });
    scope.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(log).toHaveBeenCalledOnce();
    const line = String(log.mock.calls[0]);
    expect(line).toContain('TypeError');
    expectNoSecret(line);
  });
});

it('nothing else in the extension writes to the console', async () => {
  const writers: string[] = [];
  for (const folder of ['lib', 'components', 'entrypoints']) {
    for (const entry of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(entry)) continue;
      const source = await readFile(join(folder, entry), 'utf8');
      if (/\bconsole\b\s*[.[]|catch\(console/.test(source)) writers.push(join(folder, entry));
    }
  }
  expect(writers).toEqual([join('lib', 'report-defect.ts')]);
});

function issueOf(schema: v.GenericSchema, value: unknown): unknown {
  try {
    return v.parse(schema, value);
  } catch (error) {
    return error;
  }
}
