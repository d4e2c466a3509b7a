import { vi } from 'vitest';
import type { Credentials } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';

/** The provider's stable ID of a person, regardless of the letter case of the address. */
export function subjectOf(email: string): string {
  return `user ${email.toLowerCase()}`;
}

/** Credentials with a long-lived token that needs no proof. */
export function credentials(accessToken: string, email: string): Credentials {
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

/** A session whose sign-ins always succeed as that person. After the token in use is forgotten, there is a new one. */
export function fakeSession(email: string) {
  let count = 1;
  const tokens = () => credentials(`access_${count}`, email);
  return {
    get: vi.fn<Session['get']>(async () => tokens()),
    peek: vi.fn<Session['peek']>(async () => tokens()),
    signIn: vi.fn<Session['signIn']>(async () => tokens()),
    forget: vi.fn<Session['forget']>(async (accessToken) => {
      if (accessToken === undefined || accessToken === tokens().accessToken) count += 1;
    }),
    keepOnlyFor: vi.fn<Session['keepOnlyFor']>(async () => {}),
    signOut: vi.fn<Session['signOut']>(async () => {}),
  } satisfies Session;
}
