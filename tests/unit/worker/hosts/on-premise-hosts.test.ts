import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { servedHosts } from '#lib/policy/build-settings.ts';
import { listOnPremiseHosts, listServedHosts } from '#lib/worker/hosts/on-premise-hosts.ts';

let named: string[];
let granted: string[];

beforeEach(() => {
  named = ['cw.example.com', 'psa.acme.example:8443'];
  granted = [];
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async ({ origins = [] }) =>
    origins.every((origin) => granted.includes(origin)),
  );
  packageFor(['https://*/*']);
});

/** @param grantable match patterns of what the package may ask for */
function packageFor(grantable: string[]) {
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'WisePay',
    version: '1.2.3',
    optional_host_permissions: grantable,
  });
}

describe('the hosts that policy names', () => {
  it('wait for a click until they are granted', async () => {
    granted = ['https://psa.acme.example:8443/*'];
    expect(await listOnPremiseHosts(named)).toEqual([
      { host: 'cw.example.com', state: 'not_allowed' },
      { host: 'psa.acme.example:8443', state: 'allowed' },
    ]);
  });

  it('need no click where the package serves them already', async () => {
    expect(await listOnPremiseHosts(['na.myconnectwise.net'])).toEqual([
      { host: 'na.myconnectwise.net', state: 'served' },
    ]);
  });

  it('cannot be granted to a package that was not built for it', async () => {
    packageFor(['https://psa.acme.example:8443/*']);
    expect(await listOnPremiseHosts(named)).toEqual([
      { host: 'cw.example.com', state: 'not_grantable' },
      { host: 'psa.acme.example:8443', state: 'not_allowed' },
    ]);
  });
});

describe('the hosts whose pages the POD serves', () => {
  const served = () => listServedHosts(async () => named);

  it('are the package’s own and those that are both named and granted', async () => {
    granted = ['https://cw.example.com/*', 'https://evil.example/*'];
    expect(await served()).toEqual([...servedHosts, 'cw.example.com']);
  });

  it('follow the policy and the grants at once', async () => {
    granted = ['https://cw.example.com/*'];
    await served();
    named = [];
    expect(await served()).toEqual(servedHosts);
    named = ['cw.example.com'];
    granted = [];
    expect(await served()).toEqual(servedHosts);
  });

  it('cost a package that can be granted nothing no question', async () => {
    packageFor([]);
    const unknown = vi.fn<() => Promise<string[]>>().mockRejectedValue(new Error('no policy yet'));
    expect(await listServedHosts(unknown)).toEqual(servedHosts);
    expect(unknown).not.toHaveBeenCalled();
    expect(browser.permissions.contains).not.toHaveBeenCalled();
  });
});
