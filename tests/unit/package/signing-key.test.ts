import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { extensionIdOf, idBytesOf, readSigningKey } from '../../../scripts/package/archives/signing-key.ts';
import { PackageError } from '../../../scripts/package/package-error.ts';
import { newKeyPem } from './support/keys.ts';

/** The sandbox build's public key (wxt.config.ts); Chromium shows this id for it. */
const knownKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtHRb/4isNA+KUX5elYR/PtWXt7Tg5SNT9khnWGdKh1Kmyl8Iou5PjeRZohrq4QD8/0EOHlr2fzjKXgL0hJkXD+1VuouDN5zv1OcVRb+TqsojWaCprvpDWcwckBtEO/xK/IK/vDxBLshyTMoQ9jF96tODxuPIzZ4BoX7SOGAPVg2Y60/UOkln7Cj4e0Nd99hg40KcpcFFYSy5ZFABG6cg8mHapvHgwHocVqQGf+fc9z+ZbXf0rs3K/Z/58SZ0N0W6SgSmwcOqUDkbpTLhbBBBWuzUZnjKlLnfncOLI2m53l5875oJfLbTK3Qce3AtuXXj+XJJZk+cFyBdxS1Aj1c39wIDAQAB';

const asPem = { publicKeyEncoding: { type: 'spki', format: 'pem' } } as const;
const unencrypted = { type: 'pkcs8', format: 'pem' } as const;

const badKeys = {
  'no key at all': 'hello',
  'an empty text': '',
  'a public key': generateKeyPairSync('rsa', {
    modulusLength: 2048,
    ...asPem,
    privateKeyEncoding: unencrypted,
  }).publicKey,
  'too short a key': generateKeyPairSync('rsa', {
    modulusLength: 1024,
    ...asPem,
    privateKeyEncoding: unencrypted,
  }).privateKey,
  'a key of another kind': generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    ...asPem,
    privateKeyEncoding: unencrypted,
  }).privateKey,
  'a key with a passphrase': generateKeyPairSync('rsa', {
    modulusLength: 2048,
    ...asPem,
    privateKeyEncoding: { ...unencrypted, cipher: 'aes-256-cbc', passphrase: 'secret' },
  }).privateKey,
};

describe('the signing key', () => {
  it('gives the id that Chromium gives', () => {
    expect(extensionIdOf(idBytesOf(Buffer.from(knownKey, 'base64')))).toBe(
      'pobpohaibfbndchoeeokofgonpkpagfl',
    );
  });

  it('gives the same id every time, and another key another one', () => {
    const pem = newKeyPem();
    expect(readSigningKey(pem).id).toMatch(/^[a-p]{32}$/);
    expect(readSigningKey(pem).id).toBe(readSigningKey(pem).id);
    expect(readSigningKey(newKeyPem()).id).not.toBe(readSigningKey(pem).id);
  });

  it.each(Object.entries(badKeys))('is refused when it is %s, without showing it', (_, pem) => {
    expect(() => readSigningKey(pem)).toThrow(PackageError);
    const [, secret = 'nothing'] = pem.split('\n');
    expect(() => readSigningKey(pem)).not.toThrow(secret);
  });
});
