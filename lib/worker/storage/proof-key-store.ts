/**
 * Stores the key that the token is bound to in the extension's own database, which can hold a non-extractable key.
 * Pages and content scripts have other origins, and so other databases.
 */
import { createStore, del, get, set } from 'idb-keyval';
import type { ProofKeyStore } from '../../wisepay/sign-in/proof-key.ts';

const database = createStore('wisepay', 'keys');
const key = 'proof';

export const proofKeyStore: ProofKeyStore = {
  read: () => get(key, database),
  write: (pair) => set(key, pair, database),
  clear: () => del(key, database),
};
