// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import { readMember } from '#lib/page/detection/member.ts';
import { fc } from '../../support/properties.ts';

const key = 'session/MemberWithSecurity';

function signIn(member: unknown): void {
  const data = JSON.stringify({ member, security: [] });
  localStorage.setItem(key, JSON.stringify({ data, expiration: 1_800_000_000_000 }));
}

const member = {
  memberID: 'PAdmin',
  fullName: 'Pat Admin',
  isAdmin: true,
  emailAddress: 'pat@northwind.example',
  officeEmail: 'office@northwind.example',
  mobileEmail: 'mobile@northwind.example',
  homeEmail: '',
};

afterEach(() => localStorage.clear());

describe('who is signed in to PSA', () => {
  it('is told by the email address that PSA stores', () => {
    signIn({ memberID: 'PAdmin', emailAddress: ' pat@northwind.example ' });
    expect(readMember(window)).toEqual({ email: 'pat@northwind.example' });
  });

  it.each([
    ['Office', 'office@northwind.example'],
    ['Mobile', 'mobile@northwind.example'],
  ])('is told by the %s address where that is the default one', (defaultEmail, email) => {
    signIn({ ...member, defaultEmail });
    expect(readMember(window)).toEqual({ email });
  });

  it.each([['Home'], ['Fax'], [7], [null]])(
    'falls back to the plain address for a default of %j',
    (defaultEmail) => {
      signIn({ ...member, defaultEmail });
      expect(readMember(window)).toEqual({ email: 'pat@northwind.example' });
    },
  );

  it.each([
    ['no member', undefined],
    ['no email address', { memberID: 'PAdmin' }],
    ['no real email address', { emailAddress: 'pat' }],
    ['two addresses in one field', { emailAddress: 'pat@a.example lee@a.example' }],
    ['an email that is no text', { emailAddress: ['pat@a.example'] }],
  ])('is unknown with %s', (_, stored) => {
    signIn(stored);
    expect(readMember(window)).toBeNull();
  });

  it('is unknown when nobody is signed in or storage is blocked', () => {
    expect(readMember(window)).toBeNull();
    const blocked = {
      get localStorage(): Storage {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(readMember(blocked)).toBeNull();
  });

  it('is unknown, without an error, for anything else in that place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((data) => JSON.stringify({ data })),
        ),
        (text) => {
          localStorage.setItem(key, text);
          expect(readMember(window)).toBeNull();
        },
      ),
    );
  });
});
