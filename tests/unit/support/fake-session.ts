import { vi } from 'vitest';
import type { Credentials } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';

/** The provider's lasting name of a person, however the address is written. */
export function subjectOf(email: string): string {
  return `user ${email.toLowerCase()}`;
}

/** A token that lasts, to be shown without a proof. */
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

/** Sign-ins that always succeed as that person; every token is a new one after the one in use is forgotten. */
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
