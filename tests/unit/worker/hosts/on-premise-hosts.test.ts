import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createOnPremiseHosts } from '#lib/worker/hosts/on-premise-hosts.ts';

let named: string[];
let granted: string[];
const isGranted = vi.fn(async (permission: string) => granted.includes(permission));

beforeEach(() => {
  named = ['cw.example.com', 'psa.acme.example:8443'];
  granted = [];
  isGranted.mockClear();
});

const hostsOf = (grantable: readonly string[]) =>
  createOnPremiseHosts({
    served: ['*.myconnectwise.net'],
    grantable,
    named: async () => named,
    isGranted,
  });

describe('the hosts that policy names', () => {
  const hosts = hostsOf(['https://*/*']);

  it('wait for a click until they are granted', async () => {
    granted = ['https://psa.acme.example:8443/*'];
    expect(await hosts.list()).toEqual([
      { host: 'cw.example.com', state: 'not_allowed' },
      { host: 'psa.acme.example:8443', state: 'allowed' },
    ]);
  });

  it('need no click where the package serves them by itself', async () => {
    named = ['na.myconnectwise.net'];
    expect(await hosts.list()).toEqual([{ host: 'na.myconnectwise.net', state: 'served' }]);
  });

  it('cannot be granted to a package that was not built for it', async () => {
    expect(await hostsOf(['https://psa.acme.example:8443/*']).list()).toEqual([
      { host: 'cw.example.com', state: 'not_grantable' },
      { host: 'psa.acme.example:8443', state: 'not_allowed' },
    ]);
  });
});

describe('the hosts whose pages the POD serves', () => {
  const hosts = hostsOf(['https://*/*']);

  it('are the package’s own and those that are both named and granted', async () => {
    granted = ['https://cw.example.com/*', 'https://evil.example/*'];
    expect(await hosts.allServed()).toEqual(['*.myconnectwise.net', 'cw.example.com']);
  });

  it('follow the policy and the grants at once', async () => {
    granted = ['https://cw.example.com/*'];
    await hosts.allServed();
    named = [];
    expect(await hosts.allServed()).toEqual(['*.myconnectwise.net']);
    named = ['cw.example.com'];
    granted = [];
    expect(await hosts.allServed()).toEqual(['*.myconnectwise.net']);
  });

  it('cost a package that can be granted nothing no question', async () => {
    expect(await hostsOf([]).allServed()).toEqual(['*.myconnectwise.net']);
    expect(isGranted).not.toHaveBeenCalled();
  });
});
