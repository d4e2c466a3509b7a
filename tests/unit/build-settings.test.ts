import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { psaHosts, psaMatches } from '#lib/psa/hosts.ts';

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

const readSettings = () => import('#lib/build-settings.ts');

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

  it('serves nothing but the sandbox’s PSA in a sandbox build', async () => {
    vi.stubEnv('WXT_SANDBOX_PSA_HOST', 'psa.localhost:4600');
    const settings = await readSettings();
    expect(settings.servedHosts).toEqual(['psa.localhost:4600']);
    expect(settings.servedMatches).toEqual(['http://psa.localhost:4600/*']);
  });
});
