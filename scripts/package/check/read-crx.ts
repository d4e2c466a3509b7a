/** Reads a CRX3 file and verifies it, as a browser does before it installs one. */
import { createPublicKey, verify } from 'node:crypto';
import { crxFields, crxMagic, crxSignedBytes, crxVersion } from '../archives/crx.ts';
import { extensionIdOf, idBytesOf } from '../archives/signing-key.ts';
import { PackageError } from '../package-error.ts';

/** Where the header begins: after the magic text, the version and the header's length. */
const headerStart = 12;

/**
 * Reads and verifies a CRX.
 *
 * @returns the extension's ID and the zip inside
 * @throws {PackageError} if the container, the ID or the signature is wrong
 */
export function readCrx(file: Uint8Array): { readonly id: string; readonly zip: Uint8Array } {
  const bytes = Buffer.from(file);
  const isCrx3 =
    bytes.length > headerStart &&
    bytes.toString('latin1', 0, 4) === crxMagic &&
    bytes.readUInt32LE(4) === crxVersion;
  if (!isCrx3) throw new PackageError('The CRX is not a CRX3 file.');
  const headerEnd = headerStart + bytes.readUInt32LE(8);
  const zip = bytes.subarray(headerEnd);

  const header = readFields(bytes.subarray(headerStart, headerEnd));
  const proof = readFields(fieldOf(header, crxFields.proof));
  const publicKey = fieldOf(proof, crxFields.publicKey);
  const signedData = fieldOf(header, crxFields.signedData);
  const idBytes = fieldOf(readFields(signedData), crxFields.crxId);

  if (!idBytesOf(publicKey).every((byte, index) => idBytes[index] === byte) || idBytes.length !== 16) {
    throw new PackageError('The id in the CRX is not that of its key.');
  }
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const signature = fieldOf(proof, crxFields.signature);
  if (!verify('sha256', crxSignedBytes(signedData, zip), key, signature)) {
    throw new PackageError('The signature of the CRX is wrong.');
  }
  return { id: extensionIdOf(idBytes), zip };
}

function fieldOf(fields: ReadonlyMap<number, Uint8Array>, number: number): Uint8Array {
  const bytes = fields.get(number);
  if (bytes === undefined) throw new PackageError(`The header of the CRX has no field ${number}.`);
  return bytes;
}

/** The byte fields of a protocol buffer message, by number. */
function readFields(message: Uint8Array): Map<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>();
  let at = 0;
  function varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) throw new PackageError('The header of the CRX ends too early.');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  while (at < message.length) {
    const tag = varint();
    const length = varint();
    if ((tag & 7) !== 2 || at + length > message.length) {
      throw new PackageError('The header of the CRX cannot be read.');
    }
    fields.set(tag >>> 3, message.subarray(at, at + length));
    at += length;
  }
  return fields;
}
