import { describe, expect, it, vi } from 'vitest';
import { mayBeGranted, mayFramePanel, permissionFor } from '#lib/psa/host-permission.ts';

describe('the permission for an on-premise host', () => {
  it.each([
    ['cw.example.com', 'https://cw.example.com/*'],
    ['cw.example.com:8443', 'https://cw.example.com:8443/*'],
    ['psa.localhost:4600', 'http://psa.localhost:4600/*'],
    ['10.0.0.5:8443', 'https://10.0.0.5:8443/*'],
  ])('of %s is for all of its pages and nothing else', (host, permission) => {
    expect(permissionFor(host)).toBe(permission);
  });

  it.each([
    ['cw.example.com', 'https://*/*'],
    ['cw.example.com:8443', 'https://*/*'],
    ['cw.example.com', '*://*/*'],
    ['cw.example.com', 'https://*.example.com/*'],
    ['example.com', 'https://*.example.com/*'],
    ['cw.example.com:8443', 'https://cw.example.com/*'],
    ['psa.localhost:4600', 'http://*/*'],
  ])('of %s may be asked for where the package names %s', (host, pattern) => {
    expect(mayBeGranted(host, ['https://elsewhere.example/*', pattern])).toBe(true);
  });

  it.each([
    ['cw.example.com', 'http://*/*'],
    ['psa.localhost:4600', 'https://*/*'],
    ['cw.example.com', 'https://cw.example.com:8443/*'],
    ['cw.example.com', 'https://*.example.org/*'],
    ['cwexample.com', 'https://*.example.com/*'],
    ['cw.example.com', 'https://*/ConnectWise.aspx'],
    ['cw.example.com', 'anything'],
  ])('of %s may not be asked for where the package names %s', (host, pattern) => {
    expect(mayBeGranted(host, [pattern])).toBe(false);
  });
});

describe('a page that frames the panel', () => {
  const served = ['*.myconnectwise.net'];
  const granted = ['https://cw.example.com:8443/*', 'http://cw.example.com/*', 'http://psa.localhost:4600/*'];
  const isGranted = vi.fn(async (permission: string) => granted.includes(permission));
  const mayFrame = (origin: string) => mayFramePanel(origin, served, isGranted);

  it.each(['https://na.myconnectwise.net', 'https://cw.example.com:8443', 'http://psa.localhost:4600'])(
    'may: %s',
    async (origin) => {
      expect(await mayFrame(origin)).toBe(true);
    },
  );

  it.each([
    ['is nobody’s', 'https://evil.example'],
    ['is on another port of a granted host', 'https://cw.example.com'],
    ['is below a granted host', 'https://evil.cw.example.com:8443'],
    ['comes over an open line, whatever was granted', 'http://cw.example.com'],
    ['imitates a served host', 'https://na.myconnectwise.net.evil.example'],
    ['has no origin', 'null'],
    ['is a file', 'file://'],
    ['is another extension', 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['tells nonsense', '*'],
  ])('may not where it %s', async (_, origin) => {
    expect(await mayFrame(origin)).toBe(false);
  });

  it('may not where the browser does not tell what is granted', async () => {
    isGranted.mockRejectedValueOnce(new Error('no such permission'));
    expect(await mayFrame('https://cw.example.com:8443')).toBe(false);
  });
});
