/**
 * The key that a token is bound to (DPoP, RFC 9449). Its private key cannot be extracted from the browser, not even by
 * this code: a token that is copied elsewhere is useless.
 */
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { podClient } from './provider.ts';

/** A store that can hold a key that is not extractable. The browser's storage areas cannot; its database can. */
export interface ProofKeyStore {
  read(): Promise<unknown>;
  write(pair: CryptoKeyPair): Promise<void>;
  clear(): Promise<void>;
}

export interface ProofKey {
  readonly pair: CryptoKeyPair;
  /** Signs proofs, and remembers the nonces that each server asked for. */
  readonly signer: oauth.DPoPHandle;
  /** Identifies the key: the hash of its public key (RFC 7638). */
  readonly thumbprint: string;
}

const keySchema = (type: KeyType, isExtractable: boolean) =>
  v.pipe(
    v.instance(CryptoKey),
    v.check(({ type: own, extractable, algorithm }) => {
      return own === type && extractable === isExtractable && algorithm.name === 'ECDSA';
    }),
  );

const pairSchema = v.object({
  privateKey: keySchema('private', false),
  publicKey: keySchema('public', true),
});

/** Creates a new key, for one sign-in. */
export async function createProofKey(): Promise<ProofKey> {
  return open(await oauth.generateKeyPair('ES256', { extractable: false }));
}

/** The key in a stored value; null for anything that is not one of these keys. */
export async function readProofKey(stored: unknown): Promise<ProofKey | null> {
  const pair = v.safeParse(pairSchema, stored);
  return pair.success ? open(pair.output) : null;
}

async function open(pair: CryptoKeyPair): Promise<ProofKey> {
  const signer = oauth.DPoP(podClient, pair);
  return { pair, signer, thumbprint: await signer.calculateThumbprint() };
}
