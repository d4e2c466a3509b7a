import { describe, expect, it } from 'vitest';
import { onlyServed } from '#lib/worker/hosts/served-page.ts';

const describePage = async (tabId: number) =>
  tabId === 1
    ? {
        mountId: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
        invoice: { host: 'cw.example.com:8443', recordId: '5101' },
        memberEmail: null,
      }
    : null;

const noProxies = async () => [];

describe('an open page', () => {
  it('is answered while its host is served, and no longer', async () => {
    let served = ['*.myconnectwise.net', 'cw.example.com:8443'];
    const describeNow = onlyServed(describePage, async () => served, noProxies);
    expect(await describeNow(1)).toMatchObject({ invoice: { recordId: '5101' } });
    served = ['*.myconnectwise.net'];
    expect(await describeNow(1)).toBeNull();
  });

  it('behind a proxy is the page of the host that WisePay knows', async () => {
    const describePage = async () => ({
      mountId: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
      invoice: { host: 'na.myconnectwise.net.mcas.ms', recordId: '5101' },
      memberEmail: null,
    });
    const servedHosts = async () => ['*.myconnectwise.net.mcas.ms'];
    const describeNow = onlyServed(describePage, servedHosts, async () => ['.mcas.ms']);
    expect((await describeNow(1))?.invoice).toEqual({ host: 'na.myconnectwise.net', recordId: '5101' });
    // The host behind the page does not decide whether the page itself is served.
    const unserved = onlyServed(
      describePage,
      async () => ['*.myconnectwise.net'],
      async () => ['.mcas.ms'],
    );
    expect(await unserved(1)).toBeNull();
  });

  it('that shows no invoice shows none', async () => {
    expect(await onlyServed(describePage, async () => [], noProxies)(2)).toBeNull();
  });
});
