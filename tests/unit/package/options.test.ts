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

  it('sets one thing to its default where nothing is asked for', () => {
    expect(check({})).toMatchObject({ values: { idleMinutes: 15 }, hasOwnValues: false });
  });
});
