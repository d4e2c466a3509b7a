/**
 * The CRX3 container (Chromium: components/crx_file/crx3.proto and crx_creator.cc): `Cr24`, the number 3, the length of
 * the header, the header, the zip. The header is a protocol buffer of byte fields only, so three small functions are
 * enough to write it. The npm package `crx3` writes the same bytes, but makes a new key if the key file is missing.
 */
import { sign } from 'node:crypto';
import { idBytesOf, type SigningKey } from './signing-key.ts';

/** Field numbers of the header. */
export const crxFields = {
  /** `CrxFileHeader.sha256_with_rsa`, an `AsymmetricKeyProof`. */
  proof: 2,
  /** `CrxFileHeader.signed_header_data`, a `SignedData`. */
  signedData: 10_000,
  /** `AsymmetricKeyProof.public_key` and `.signature`. */
  publicKey: 1,
  signature: 2,
  /** `SignedData.crx_id`: the ID's 16 bytes. */
  crxId: 1,
} as const;

/** The start of every container: four letters, and the version of the format. */
export const crxMagic = 'Cr24';
export const crxVersion = 3;

/** The signed bytes: this text, the length of the signed data, the signed data, the zip. */
const signaturePrefix = Buffer.from('CRX3 SignedData\0');

/** A signed package. RSA PKCS#1 v1.5 signatures contain nothing random: the same zip and key give the same bytes. */
export function createCrx(zip: Uint8Array, key: SigningKey): Uint8Array {
  const signedData = field(crxFields.crxId, idBytesOf(key.publicKey));
  const signature = sign('sha256', crxSignedBytes(signedData, zip), key.privateKey);
  const proof = Buffer.concat([
    field(crxFields.publicKey, key.publicKey),
    field(crxFields.signature, signature),
  ]);
  const header = Buffer.concat([field(crxFields.proof, proof), field(crxFields.signedData, signedData)]);
  return Buffer.concat([Buffer.from(crxMagic), uint32(crxVersion), uint32(header.length), header, zip]);
}

/** Puts the signed bytes together. */
export function crxSignedBytes(signedData: Uint8Array, zip: Uint8Array): Uint8Array {
  return Buffer.concat([signaturePrefix, uint32(signedData.length), signedData, zip]);
}

/** A protocol buffer's field of bytes: its number with wire type 2, the length, the bytes. */
function field(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

/** Seven bits per byte, the lowest first; the high bit means that more bytes follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
