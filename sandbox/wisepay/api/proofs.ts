/**
 * Proofs that a caller has the key that a token is bound to (DPoP, RFC 9449, section 4.3), each good for one request.
 */
import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import * as v from 'valibot';
import { Refusal } from '../problem.ts';

/** The only algorithm that is accepted. */
export const proofAlgorithm = 'ES256';

/** How far the caller's clock may be off, in seconds, in either direction. */
const windowSeconds = 300;

const claimsSchema = v.object({
  jti: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  htm: v.string(),
  htu: v.pipe(v.string(), v.url()),
  iat: v.number(),
  ath: v.string(),
  nonce: v.optional(v.string()),
});

type Claims = v.InferOutput<typeof claimsSchema>;

/** The proofs seen so far, and the nonce that is required. */
export class Proofs {
  /** By key and ID of each proof seen: until when it is young enough, in seconds since 1970. */
  readonly #seen = new Map<string, number>();
  #nonce: string | null = null;

  /** Whether a proof needs a nonce from the server. */
  get demandsNonce(): boolean {
    return this.#nonce !== null;
  }

  /** Requires a nonce from now on, a new one with every call, or none. */
  demandNonce(wanted: boolean): void {
    this.#nonce = wanted ? randomUUID() : null;
  }

  /** Forgets the proofs seen so far, and requires no nonce. */
  reset(): void {
    this.#seen.clear();
    this.#nonce = null;
  }

  /**
   * Checks the proof that a request carries for its token.
   * @returns the thumbprint of the key that signed it, for the caller to compare with the token's key
   * @throws {Refusal} 401 `invalid_dpop_proof` or `use_dpop_nonce`
   */
  async check(request: Request, accessToken: string): Promise<string> {
    const { claims, thumbprint } = await verified(request.headers.get('DPoP'));
    const url = new URL(request.url);
    if (claims.htm !== request.method) throw refused('htm');
    if (withoutQuery(new URL(claims.htu)) !== withoutQuery(url)) throw refused('htu');
    if (claims.ath !== createHash('sha256').update(accessToken).digest('base64url')) throw refused('ath');
    const now = Math.floor(Date.now() / 1000);
    if (Math.abs(now - claims.iat) > windowSeconds) throw refused('iat');
    this.#checkNonce(claims);
    this.#useOnce(`${thumbprint} ${claims.jti}`, claims.iat + windowSeconds, now);
    return thumbprint;
  }

  #checkNonce({ nonce }: Claims): void {
    if (this.#nonce === null || nonce === this.#nonce) return;
    throw new Refusal(401, 'use_dpop_nonce', {
      headers: { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"', 'DPoP-Nonce': this.#nonce },
    });
  }

  #useOnce(id: string, until: number, now: number): void {
    for (const [seen, end] of this.#seen) if (end < now) this.#seen.delete(seen);
    if (this.#seen.has(id)) throw refused('jti');
    this.#seen.set(id, until);
  }
}

async function verified(proof: string | null): Promise<{ claims: Claims; thumbprint: string }> {
  if (proof === null) throw refused('missing');
  const jwt = await jwtVerify(proof, EmbeddedJWK, { algorithms: [proofAlgorithm], typ: 'dpop+jwt' }).catch(
    () => {
      throw refused('signature');
    },
  );
  const claims = v.safeParse(claimsSchema, jwt.payload);
  // The header contains a public key: otherwise the verification would have failed.
  if (!claims.success || jwt.protectedHeader.jwk === undefined) throw refused('claims');
  return { claims: claims.output, thumbprint: await calculateJwkThumbprint(jwt.protectedHeader.jwk) };
}

function withoutQuery({ origin, pathname }: URL): string {
  return origin + pathname;
}

/** @param what the part of the proof that is wrong, for the log */
function refused(what: string): Refusal {
  return new Refusal(401, 'invalid_dpop_proof', {
    detail: `DPoP proof: ${what}`,
    headers: { 'WWW-Authenticate': `DPoP error="invalid_dpop_proof", algs="${proofAlgorithm}"` },
  });
}
