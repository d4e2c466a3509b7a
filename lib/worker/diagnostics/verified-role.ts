/** The role of the user who signed in last, for the diagnostics: a role from the contract's list, and not whose it is. */
import * as v from 'valibot';
import { roleSchema } from '../../wisepay/schemas/session.ts';

/** Session storage: survives the worker, not the browser. */
export interface RoleStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

const storedSchema = v.object({
  /** Names the sign-in, which has a key of its own. */
  keyThumbprint: v.string(),
  role: v.union([roleSchema, v.literal('unlisted')]),
});

/** A role, or `unlisted` where WisePay gives another one than the contract has. */
export type VerifiedRole = v.InferOutput<typeof storedSchema>['role'];

/** Both reject if the storage fails. */
export interface VerifiedRoles {
  /** Stores the role that WisePay gave for a sign-in. */
  note(keyThumbprint: string, role: string): Promise<void>;
  /** The role of that sign-in; undefined if it is not known. */
  of(keyThumbprint: string): Promise<VerifiedRole | undefined>;
}

export function createVerifiedRoles(store: RoleStore): VerifiedRoles {
  return {
    note(keyThumbprint, role) {
      return store.write({ keyThumbprint, role: v.is(roleSchema, role) ? role : 'unlisted' });
    },
    async of(keyThumbprint) {
      const stored = v.safeParse(storedSchema, await store.read());
      return stored.success && stored.output.keyThumbprint === keyThumbprint ? stored.output.role : undefined;
    },
  };
}
