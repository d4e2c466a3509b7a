/** The sandbox's people. Each has a login at the identity server, with the password `sandbox`. */
import type { SessionInfo } from '#lib/wisepay/schemas/session.ts';

/** Everyone's password at WisePay; PSA accepts any. */
export const sandboxPassword = 'sandbox';

/** One person, on both sides. */
export interface SeedMember {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The person's default email address in PSA, and login at WisePay. */
  readonly email: string;
  /** The WisePay user behind that email; a person without one exists in PSA only. */
  readonly wisepay?: {
    readonly id: string;
    readonly role: SessionInfo['user']['role'];
    readonly active: boolean;
  };
}

export const seedMembers: readonly SeedMember[] = [
  {
    memberId: 'PAdmin',
    firstName: 'Pat',
    lastName: 'Admin',
    email: 'pat.admin@northwind-msp.example',
    wisepay: { id: 'usr_pat', role: 'account_admin', active: true },
  },
  {
    memberId: 'SMerchant',
    firstName: 'Sam',
    lastName: 'Merchant',
    email: 'sam.merchant@northwind-msp.example',
    wisepay: { id: 'usr_sam', role: 'merchant_admin', active: true },
  },
  {
    memberId: 'LUser',
    firstName: 'Lee',
    lastName: 'User',
    email: 'lee.user@northwind-msp.example',
    wisepay: { id: 'usr_lee', role: 'merchant_user', active: true },
  },
  {
    memberId: 'KFormer',
    firstName: 'Kim',
    lastName: 'Former',
    email: 'kim.former@northwind-msp.example',
    wisepay: { id: 'usr_kim', role: 'merchant_admin', active: false },
  },
  { memberId: 'NTech', firstName: 'New', lastName: 'Tech', email: 'new.tech@northwind-msp.example' },
];

/** Finds a person by email address, in any letter case; undefined if there is none. */
export function findMember(email: string): SeedMember | undefined {
  return seedMembers.find((member) => member.email === email.toLowerCase());
}
