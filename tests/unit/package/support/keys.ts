/** Signing keys for tests, generated for each run. */
import { generateKeyPairSync } from 'node:crypto';

/** A new RSA key of the size that Chromium makes, as PKCS #8 in PEM. */
export function newKeyPem(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}
