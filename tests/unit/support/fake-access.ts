import { vi } from 'vitest';
import type { Access } from '#lib/wisepay/access.ts';

/** Sign-ins that always succeed as that person; every token is a new one after `forget`. */
export function fakeAccess(email: string) {
  let tokens = 1;
  return {
    get: vi.fn<Access['get']>(async () => ({ accessToken: `access_${tokens}`, expiresAt: 4e12, email })),
    signIn: vi.fn<Access['signIn']>(async () => null),
    forget: vi.fn<Access['forget']>(async () => {
      tokens += 1;
    }),
    keepOnlyFor: vi.fn<Access['keepOnlyFor']>(async () => {}),
  } satisfies Access;
}
