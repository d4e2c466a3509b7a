// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchMember } from '#lib/page/detection/watch-member.ts';

const pat = 'pat.admin@northwind-msp.example';
const sam = 'sam.merchant@northwind-msp.example';
let life: AbortController;
let told: (string | null)[];

beforeEach(() => {
  life = new AbortController();
  told = [];
  localStorage.clear();
});

afterEach(() => life.abort());

function signIn(email: string): void {
  const data = JSON.stringify({ member: { emailAddress: email } });
  localStorage.setItem('session/MemberWithSecurity', JSON.stringify({ data, expiration: 0 }));
}

function watch() {
  return watchMember(window, (email) => told.push(email), life.signal);
}

describe('watching who is signed in to PSA', () => {
  it('tells once who is signed in while the same person stays', () => {
    signIn(pat);
    const member = watch();
    expect(member.read()).toBe(pat);
    window.dispatchEvent(new StorageEvent('storage'));
    expect(told).toEqual([pat]);
  });

  it('tells at once of a page without a person', () => {
    watch();
    expect(told).toEqual([null]);
  });

  it('tells of a sign-out in another tab', () => {
    signIn(pat);
    watch();
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage'));
    expect(told).toEqual([pat, null]);
  });

  it('tells of another person once, when it is asked', () => {
    signIn(pat);
    const member = watch();
    signIn(sam);
    expect(member.read()).toBe(sam);
    expect(member.read()).toBe(sam);
    expect(told).toEqual([pat, sam]);
  });

  it('says nothing after its end', () => {
    signIn(pat);
    watch();
    life.abort();
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage'));
    expect(told).toEqual([pat]);
  });
});
