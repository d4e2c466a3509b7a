import { vi } from 'vitest';
import type { Access } from '#lib/wisepay/sign-in/access.ts';
import type { Pass } from '#lib/wisepay/sign-in/kept-token.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';

/** The provider's lasting name of a person, however the address is written. */
export function subjectOf(email: string): string {
  return `user ${email.toLowerCase()}`;
}

/** A token that lasts, to be shown without a proof. */
export function pass(accessToken: string, email: string): Pass {
  const authorize = withToken(accessToken);
  return {
    accessToken,
    expiresAt: 4e12,
    subject: subjectOf(email),
    email,
    authorize,
    keyThumbprint: `key of ${accessToken}`,
  };
}

/** Sign-ins that always succeed as that person; every token is a new one after the one in use is forgotten. */
export function fakeAccess(email: string) {
  let count = 1;
  const tokens = () => pass(`access_${count}`, email);
  return {
    get: vi.fn<Access['get']>(async () => tokens()),
    peek: vi.fn<Access['peek']>(async () => tokens()),
    signIn: vi.fn<Access['signIn']>(async () => tokens()),
    forget: vi.fn<Access['forget']>(async (accessToken) => {
      if (accessToken === undefined || accessToken === tokens().accessToken) count += 1;
    }),
    keepOnlyFor: vi.fn<Access['keepOnlyFor']>(async () => {}),
    signOut: vi.fn<Access['signOut']>(async () => {}),
  } satisfies Access;
}
