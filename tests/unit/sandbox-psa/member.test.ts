import { describe, expect, it } from 'vitest';
import { memberStorageItem, type PsaMember, unreadableMemberStorageItem } from '#sandbox/psa/member.ts';

const pat: PsaMember = {
  memberId: 'PAdmin',
  firstName: 'Pat',
  lastName: 'Admin',
  email: 'pat.admin@northwind-msp.example',
  isAdmin: true,
};

describe('the stored member of the PSA sandbox', () => {
  it('is JSON within JSON, as in the real client', () => {
    const item = JSON.parse(memberStorageItem(pat, 0));
    expect(item.expiration).toBeGreaterThan(0);
    expect(JSON.parse(item.data).member).toMatchObject({
      memberID: 'PAdmin',
      firstName: 'Pat',
      lastName: 'Admin',
      fullName: 'Pat Admin',
      emailAddress: 'pat.admin@northwind-msp.example',
      roleName: 'Admin',
      isAdmin: true,
    });
  });

  it('tells nobody who is signed in when unreadable', () => {
    const item = JSON.parse(unreadableMemberStorageItem(0));
    expect(() => JSON.parse(item.data)).toThrow(SyntaxError);
  });
});
