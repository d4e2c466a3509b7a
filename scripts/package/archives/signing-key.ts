/** The key that signs the self-hosted package, and the extension ID that follows from it. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { PackageError } from '../package-error.ts';

/** A key pair, and the ID that an extension signed with it has. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo in DER, as in the CRX. */
  readonly publicKey: Uint8Array;
  /** The extension's ID: 32 letters from `a` to `p`. */
  readonly id: string;
}

/** Smaller keys are too weak; Chromium makes keys of this size. */
const minimumBits = 2048;

/**
 * Reads a signing key.
 *
 * @param pem an RSA private key (PKCS#8 or PKCS#1) without a passphrase
 * @throws {PackageError} if it is anything else, or too small; the message never contains any of it
 */
export function readSigningKey(pem: string): SigningKey {
  const privateKey = parsePrivateKey(pem);
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (privateKey.asymmetricKeyType !== 'rsa' || bits < minimumBits) {
    throw new PackageError(`The signing key has to be an RSA key of at least ${minimumBits} bits.`);
  }
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey, id: extensionIdOf(idBytesOf(publicKey)) };
}

function parsePrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new PackageError(
      'The signing key cannot be read: a private key in PEM is needed ("-----BEGIN PRIVATE KEY-----"), without a passphrase.',
    );
  }
}

/**
 * Chromium's rule (components/crx_file/id_util.cc): the ID is the first 16 bytes of the public key's SHA-256.
 *
 * @param publicKey SubjectPublicKeyInfo in DER
 */
export function idBytesOf(publicKey: Uint8Array): Uint8Array {
  return createHash('sha256').update(publicKey).digest().subarray(0, 16);
}

/** The ID as people see it: each half byte as a letter from `a` to `p`. */
export function extensionIdOf(idBytes: Uint8Array): string {
  const digits = [...Buffer.from(idBytes).toString('hex')];
  return digits.map((digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16))).join('');
}
