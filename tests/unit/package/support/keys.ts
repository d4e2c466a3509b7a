/** Signing keys for tests, made anew for every run. */
import { generateKeyPairSync } from 'node:crypto';

/** An RSA key of the size that Chromium makes. */
export function newKeyPem(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}
