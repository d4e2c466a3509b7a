/** Proofs of a key by RFC 9449, made without the POD's code. */
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A token, and the key that it is bound to. */
export interface BoundToken {
  readonly accessToken: string;
  readonly key: CryptoKeyPair;
}

/** The request that a proof is for. */
export interface ProvenRequest {
  readonly method: string;
  readonly url: string;
  /** Absent at the token endpoint. */
  readonly accessToken?: string;
}

/** Changes to a proof; `undefined` removes a field. */
export interface ProofChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** The key to sign with, if it is not the one that the proof names. */
  readonly signedBy?: CryptoKey;
}

export const createKey = (): Promise<CryptoKeyPair> => generateKeyPair('ES256');

export async function proofFor(
  key: CryptoKeyPair,
  { method, url, accessToken }: ProvenRequest,
  { claims, header, signedBy = key.privateKey }: ProofChanges = {},
): Promise<string> {
  const { origin, pathname } = new URL(url);
  return new SignJWT({
    jti: randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    htm: method,
    htu: `${origin}${pathname}`,
    ...(accessToken && { ath: createHash('sha256').update(accessToken).digest('base64url') }),
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(key.publicKey), ...header })
    .sign(signedBy);
}
