import { describe, expect, it } from 'vitest';
import { checkOptions, type PackageOptions } from '../../../scripts/package/options.ts';
import { PackageError } from '../../../scripts/package/package-error.ts';
import { newKeyPem } from './support/keys.ts';

const keyPem = newKeyPem();
const chromeStoreId = 'abcdefghijklmnopabcdefghijklmnop';

const check = (options: Partial<PackageOptions>) =>
  checkOptions({ mode: 'production', outDir: 'anywhere', ...options });

describe('what is asked for', () => {
  it.each(['cw.example.com', 'cw.example.com:8443', '10.0.0.7', 'psa.localhost:4600', '*.myconnectwise.net'])(
    'may be for the host %s',
    (host) => {
      expect(check({ psaHosts: [host] }).buildSettings).toEqual({ WXT_PSA_HOSTS: host });
    },
  );

  it.each([
    '*',
    '*.com',
    '*.example.com',
    'cw.*.example.com',
    '<all_urls>',
    'https://cw.example.com',
    'http://cw.example.com',
    'cw.example.com/v4_6_release',
    'cw.example.com?x',
    'cw.example.com#x',
    'user@cw.example.com',
    'CW.example.com',
    'cw.example.com:443',
    'cw.example.com:99999',
    'cw.example.com,evil.example',
    'cw.example.com evil.example',
    'com',
    '',
  ])('is refused for the host "%s"', (host) => {
    expect(() => check({ psaHosts: ['cw.example.com', host] })).toThrow(PackageError);
  });

  it.each([
    ['https://admin.example.com/pod', 'https://admin.example.com/pod/'],
    ['https://admin.example.com', 'https://admin.example.com/'],
    ['http://127.0.0.1:8080/x/', 'http://127.0.0.1:8080/x/'],
    ['http://pod.localhost:8080', 'http://pod.localhost:8080/'],
  ])('may be hosted at %s', (baseUrl, used) => {
    expect(check({ baseUrl, keyPem }).baseUrl).toBe(used);
  });

  it.each([
    'http://admin.example.com/pod/',
    'ftp://admin.example.com/',
    'admin.example.com',
    'https://admin.example.com/?a=1',
    'https://admin.example.com/#x',
    'https://user:secret@admin.example.com/',
    '',
  ])('is refused at "%s"', (baseUrl) => {
    expect(() => check({ baseUrl, keyPem })).toThrow('is no base URL');
  });

  it.each(['https://*/*', 'https://*.example.com/*', 'https://cw.example.com:8443/*', ''])(
    'may let people grant "%s"',
    (grantableHosts) => {
      expect(check({ grantableHosts }).buildSettings).toEqual({ WXT_GRANTABLE_HOSTS: grantableHosts });
    },
  );

  it.each(['http://*/*', '<all_urls>', '*://*/*', 'https://*', 'https://*/pod/*', 'https://*/*,http://*/*'])(
    'does not let people grant %s',
    (grantableHosts) => {
      expect(() => check({ grantableHosts })).toThrow(PackageError);
    },
  );

  it('lets a test grant plain http, on the sandbox only', () => {
    const { buildSettings } = check({ mode: 'sandbox', grantableHosts: 'http://*/*' });
    expect(buildSettings).toEqual({ WXT_GRANTABLE_HOSTS: 'http://*/*' });
  });

  it.each(['1', '1.2.3', '0.1.0', '65535.0.0.1'])('may be version %s', (version) => {
    expect(check({ version }).version).toBe(version);
  });

  it.each(['', '0.0.0', '1.2.3.4.5', '01.2', '1.65536', '1.2-beta', 'v1'])(
    'is no version "%s"',
    (version) => {
      expect(() => check({ version })).toThrow(PackageError);
    },
  );

  it.each(['abc', 'ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP', 'zbcdefghijklmnopabcdefghijklmnop'])(
    'has no store id like %s',
    (id) => {
      expect(() => check({ chromeStoreId: id })).toThrow(PackageError);
      expect(() => check({ edgeStoreId: id })).toThrow(PackageError);
    },
  );

  it('sets nothing that the extension would not use, and says what', () => {
    const settings = { idleMinutes: 20, psaHosts: ['cw.example.com'] };
    expect(check({ settings, chromeStoreId })).toMatchObject({ values: settings, hasOwnValues: true });
    const wrong = { ...settings, idleMinutes: -1, nonsense: true };
    expect(() => check({ settings: wrong, chromeStoreId })).toThrow(
      /nonsense: there is no such setting\nidleMinutes: its value cannot be used\n.*section 4/,
    );
  });

  it('takes amounts as people write them', () => {
    const settings = {
      refundLimit: '500.00 USD',
      stepUpAbove: '50000 JPY',
      confirmOutside: { above: '0 USD' },
    };
    expect(check({ settings, chromeStoreId }).values).toEqual(settings);
    const always = { confirmOutside: { always: true } };
    expect(check({ settings: always, chromeStoreId }).values).toEqual(always);
  });

  it.each([
    [{ refundLimit: '500' }, 'refundLimit: "500" is not an amount with its currency, such as "500.00 USD"'],
    [{ refundLimit: '5,00 USD' }, 'refundLimit: "5,00 USD" is not an amount with its currency'],
    [
      { stepUpAbove: '500.005 USD' },
      'stepUpAbove: "500.005 USD" needs 2 decimals or none, such as "500.00 USD"',
    ],
    [{ stepUpAbove: '1.5 KWD' }, 'such as "500.000 KWD"'],
    [{ refundLimit: '500.00 JPY' }, 'refundLimit: "500.00 JPY" has decimals, but JPY has none'],
    [{ refundLimit: `${'9'.repeat(20)} USD` }, 'is too large'],
    [{ refundLimit: 500 }, 'refundLimit: write an amount with its currency, such as "500.00 USD"'],
    [
      { confirmOutside: { above: 'USD' } },
      'confirmOutside: "USD" is not an amount with its currency, such as "500.00 USD"',
    ],
    [
      { refundLimit: { value: 50_000, currency: 'USD' } },
      'refundLimit: write the amount as text: "500.00 USD"',
    ],
    [
      { confirmOutside: { above: { value: 50_000, currency: 'JPY' } } },
      'confirmOutside: write the amount as text: "50000 JPY"',
    ],
    [{ refundLimit: '{"value":50000,"currency":"USD"}' }, 'is not an amount with its currency'],
  ])('says how to write an amount instead of %j', (settings, message) => {
    expect(() => check({ settings, chromeStoreId })).toThrow(message);
  });

  it('sets one thing to its default where nothing is asked for', () => {
    expect(check({})).toMatchObject({ values: { idleMinutes: 15 }, hasOwnValues: false });
  });
});
