import { createPublicKey, verify } from 'node:crypto';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createCrx } from '../../../scripts/package/archives/crx.ts';
import { readSigningKey } from '../../../scripts/package/archives/signing-key.ts';
import { createZip } from '../../../scripts/package/archives/zip.ts';
import { readCrx } from '../../../scripts/package/check/read-crx.ts';
import { newKeyPem } from './support/keys.ts';

const key = readSigningKey(newKeyPem());
const zip = createZip(new Map([['manifest.json', strToU8('{}')]]));
const crx = Buffer.from(createCrx(zip, key));

describe('the CRX', () => {
  it('is laid out as Chromium’s crx3.proto says and signed over the id and the zip', () => {
    const header = crx.subarray(12, 12 + crx.readUInt32LE(8));
    // CrxFileHeader { 2: { 1: public key (294 bytes), 2: signature (256 bytes) }, 10000: { 1: id (16 bytes) } }
    expect(crx.subarray(0, 8)).toEqual(Buffer.from('Cr24\x03\0\0\0', 'latin1'));
    const proofStart = 3;
    const keyStart = proofStart + 3;
    const signatureStart = keyStart + 294 + 3;
    const signedStart = signatureStart + 256;
    expect([...header.subarray(0, 3)]).toEqual([0x12, 0xac, 0x04]);
    expect([...header.subarray(proofStart, keyStart)]).toEqual([0x0a, 0xa6, 0x02]);
    expect([...header.subarray(signatureStart - 3, signatureStart)]).toEqual([0x12, 0x80, 0x02]);
    expect([...header.subarray(signedStart, signedStart + 6)]).toEqual([0x82, 0xf1, 0x04, 18, 0x0a, 16]);
    expect(header.length).toBe(signedStart + 6 + 16);

    const publicKey = createPublicKey({
      key: header.subarray(keyStart, keyStart + 294),
      format: 'der',
      type: 'spki',
    });
    const signed = Buffer.concat([
      Buffer.from('CRX3 SignedData\0\x12\0\0\0', 'latin1'),
      header.subarray(signedStart + 4),
      zip,
    ]);
    const signature = header.subarray(signatureStart, signedStart);
    expect(verify('RSA-SHA256', signed, publicKey, signature)).toBe(true);
  });

  it('holds the zip and the key’s id', () => {
    expect(readCrx(crx)).toEqual({ id: key.id, zip: Buffer.from(zip) });
  });

  it('is the same every time', () => {
    expect(Buffer.from(createCrx(zip, key)).equals(crx)).toBe(true);
  });

  it('is refused when any part of it was changed', () => {
    const parts = {
      magic: 0,
      version: 4,
      key: 60,
      signature: 400,
      id: 12 + crx.readUInt32LE(8) - 1,
      zip: crx.length - 5,
    };
    for (const [part, position] of Object.entries(parts)) {
      const changed = Buffer.from(crx);
      changed.writeUInt8(changed.readUInt8(position) ^ 1, position);
      expect(() => readCrx(changed), part).toThrow();
    }
  });

  it('is refused when it ends too early', () => {
    for (const length of [0, 11, 40, 500]) expect(() => readCrx(crx.subarray(0, length))).toThrow();
  });
});
