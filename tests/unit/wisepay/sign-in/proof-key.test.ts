import { calculateJwkThumbprint, exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { createProofKey, readProofKey } from '#lib/wisepay/sign-in/proof-key.ts';

describe('the key that a token is bound to', () => {
  it.each(['jwk', 'pkcs8', 'raw'] as const)('cannot be taken out of the browser (%s)', async (format) => {
    const { pair } = await createProofKey();
    await expect(crypto.subtle.exportKey(format, pair.privateKey)).rejects.toThrow();
  });

  it('is named by the hash of its public half', async () => {
    const { pair, thumbprint } = await createProofKey();
    expect(thumbprint).toBe(await calculateJwkThumbprint(await exportJWK(pair.publicKey)));
  });

  it('is another one every time', async () => {
    const [one, other] = await Promise.all([createProofKey(), createProofKey()]);
    expect(one.thumbprint).not.toBe(other.thumbprint);
  });

  it('is still the same when it comes back from a store, and still cannot be taken out', async () => {
    const { pair, thumbprint } = await createProofKey();
    const back = await readProofKey(structuredClone(pair));
    expect(back?.thumbprint).toBe(thumbprint);
    expect(back?.pair.privateKey.extractable).toBe(false);
  });
});

describe('what is no such key', () => {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };

  it.each([undefined, null, 'junk', {}, { privateKey: 'a', publicKey: 'b' }])(
    'is not used: %j',
    async (value) => {
      expect(await readProofKey(value)).toBeNull();
    },
  );

  it('is one that could be taken out', async () => {
    expect(await readProofKey(await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']))).toBeNull();
  });

  it('is half a pair, or a pair the wrong way round', async () => {
    const { privateKey, publicKey } = (await createProofKey()).pair;
    expect(await readProofKey({ privateKey })).toBeNull();
    expect(await readProofKey({ privateKey: publicKey, publicKey: privateKey })).toBeNull();
  });

  it('is one of another kind', async () => {
    const ed25519 = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    expect(await readProofKey(ed25519)).toBeNull();
  });
});
