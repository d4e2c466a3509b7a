import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { psaHosts, psaMatches } from '#lib/psa/hosts.ts';

beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.unstubAllEnvs();
  // Other tests read the settings of the default package.
  vi.resetModules();
});

const readSettings = () => import('#lib/policy/build-settings.ts');

describe('what a package is built with', () => {
  it('serves ConnectWise’s own hosts and names no WisePay unless told to', async () => {
    const settings = await readSettings();
    expect(settings.servedHosts).toEqual(psaHosts);
    expect(settings.servedMatches).toEqual(psaMatches);
    expect(settings.buildEndpoints).toEqual({ issuer: '', api: '', app: '' });
  });

  it('takes WisePay’s addresses from the environment', async () => {
    vi.stubEnv('WXT_WISEPAY_ISSUER', 'https://login.example');
    vi.stubEnv('WXT_WISEPAY_API', 'https://api.example');
    vi.stubEnv('WXT_WISEPAY_APP', 'https://app.example');
    const { buildEndpoints } = await readSettings();
    expect(buildEndpoints).toEqual({
      issuer: 'https://login.example',
      api: 'https://api.example',
      app: 'https://app.example',
    });
  });

  it('serves nothing but the hosts that it is built for', async () => {
    vi.stubEnv('WXT_PSA_HOSTS', 'cw.example.com, cw.example.org:8443');
    const settings = await readSettings();
    expect(settings.servedHosts).toEqual(['cw.example.com', 'cw.example.org:8443']);
    expect(settings.servedMatches).toEqual(['https://cw.example.com/*', 'https://cw.example.org:8443/*']);
  });

  it('serves the sandbox’s PSA by plain http', async () => {
    vi.stubEnv('WXT_PSA_HOSTS', 'psa.localhost:4600');
    const { servedMatches } = await readSettings();
    expect(servedMatches).toEqual(['http://psa.localhost:4600/*']);
  });

  it.each([
    { hosts: undefined, grantable: undefined, grants: true },
    { hosts: undefined, grantable: '', grants: false },
    { hosts: '', grantable: undefined, grants: true },
    { hosts: 'cw.example.com', grantable: undefined, grants: false },
    { hosts: 'cw.example.com', grantable: 'https://*.example.com/*', grants: true },
  ])(
    'lets people grant more hosts: $grants, with $hosts and $grantable',
    async ({ hosts, grantable, grants }) => {
      vi.stubEnv('WXT_PSA_HOSTS', hosts);
      vi.stubEnv('WXT_GRANTABLE_HOSTS', grantable);
      expect((await readSettings()).grantsHosts).toBe(grants);
    },
  );
});
