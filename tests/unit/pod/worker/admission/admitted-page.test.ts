import { describe, expect, it } from 'vitest';
import { describeAdmitted } from '#lib/pod/worker/admission/admitted-page.ts';

const describePage = async (tabId: number) =>
  tabId === 1
    ? {
        mountId: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
        invoice: { host: 'cw.example.com:8443', recordId: '5101' },
        memberEmail: null,
      }
    : null;

describe('an open page', () => {
  it('is answered while its host is admitted, and no longer', async () => {
    let admitted = ['*.myconnectwise.net', 'cw.example.com:8443'];
    const describeNow = describeAdmitted(describePage, { admitted: async () => admitted });
    expect(await describeNow(1)).toMatchObject({ invoice: { recordId: '5101' } });
    admitted = ['*.myconnectwise.net'];
    expect(await describeNow(1)).toBeNull();
  });

  it('that shows no invoice shows none', async () => {
    expect(await describeAdmitted(describePage, { admitted: async () => [] })(2)).toBeNull();
  });
});
