/** Makes fragments as the PSA client does: its own packer is this library's third mode, byte for byte. */
import { createRequire } from 'node:module';

/** The library has no types, and its packer takes text only. */
const lzma: { compress(text: string, mode: number): number[] } = createRequire(import.meta.url)('lzma');

/** The LZMA stream of a text. */
export function packBytes(text: string): Uint8Array {
  return Uint8Array.from(lzma.compress(text, 3));
}

/** Encodes bytes in the alphabet of a fragment's payload. */
export function toPayload(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('+', '$').replaceAll('/', '_');
}

/** A whole `location.hash` for a state, with the screen's token if it has one. */
export function packHash(state: unknown, token?: string): string {
  const payload = toPayload(packBytes(JSON.stringify(state)));
  return token === undefined ? `#${payload}` : `#${payload}??${token}`;
}

/** The state of a detail screen that shows a record. */
export function stateOf(place: string, rd: unknown, rnd = 0.25): unknown {
  return { pid: 6, p: place, s: { p: { pid: 27, rd, slk: { p_1: { pid: 6, rd: 0 } } } }, rnd };
}

/** The fragment of an invoice's screen; the client may change `rnd` at any time. */
export function invoiceHash(recordId: number, rnd?: number): string {
  return packHash(stateOf('fi150', recordId, rnd), 'InvoiceDetail');
}
