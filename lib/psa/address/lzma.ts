/**
 * Unpacks the LZMA streams in which the PSA client keeps its state: always one kind of stream, always small. So this
 * decoder is short, and promises what a general one does not: `sizeLimit` bounds the work whatever the bytes are, and a
 * truncated stream, or nearly any damaged one, is refused instead of half decoded.
 */
import { evenOdds, RangeDecoder } from './range-decoder.ts';

/**
 * How every stream of the client begins: 3 literal context bits, no literal position bits, 2 position bits, and a
 * dictionary of 512 KiB (larger than anything decoded here, so the output itself serves as the dictionary).
 */
const properties = [0x5d, 0x00, 0x00, 0x08, 0x00];
const literalContextBits = 3;
const positionMask = 0b11;
/** The properties, then the unpacked size in 8 bytes, lowest first. */
const headerLength = 13;

/** Below this slot, the slot is the whole distance; from it on, the distance's low bits follow. */
const firstModelledSlot = 4;
/** From this slot on, all but the lowest four of those bits are direct. */
const firstDirectSlot = 14;
/** A match at this distance ends the stream. The client writes one, although the header has the size. */
const endMarker = 2 ** 32;
/** The first of the 12 states in which the previous symbol was a match, not a literal. */
const firstStateAfterMatch = 7;

/**
 * The unpacked bytes, or `undefined` if the stream is of another kind, does not give its size, gives more than
 * `sizeLimit` bytes, or is damaged. The size is checked before anything is decoded or allocated.
 */
export function unpackLzma(stream: Uint8Array, sizeLimit: number): Uint8Array | undefined {
  const size = declaredSize(stream);
  if (size === undefined || size > sizeLimit) return undefined;
  return decode(new RangeDecoder(stream, headerLength), new Uint8Array(size));
}

function declaredSize(stream: Uint8Array): number | undefined {
  if (properties.some((byte, index) => stream[index] !== byte)) return undefined;
  // The first byte of the packed data is unused and always zero; if it is there, so is the whole header.
  if (stream[headerLength] !== 0) return undefined;
  const { buffer, byteOffset, byteLength } = stream;
  const size = new DataView(buffer, byteOffset, byteLength).getBigUint64(properties.length, true);
  // Eight bytes of 0xff, "unknown", is a huge number here and fails every limit.
  return Number(size);
}

function decode(decoder: RangeDecoder, output: Uint8Array): Uint8Array | undefined {
  const isMatch = evenOdds(12 << 4);
  const isRepeat = evenOdds(12);
  const isOlderRepeat = evenOdds(12);
  const isLongRepeat = evenOdds(12 << 4);
  const isThirdOrFourth = evenOdds(12);
  const isFourth = evenOdds(12);
  const literals = evenOdds(0x300 << literalContextBits);
  const matchLengths = lengthReader(decoder);
  const repeatLengths = lengthReader(decoder);
  const distances = distanceReader(decoder);

  let state = 0;
  /** The last four match distances, newest first. */
  let recent: [number, number, number, number] = [1, 1, 1, 1];
  let at = 0;
  // Every iteration writes at least one byte, except one for the end marker: at most one more iteration than bytes.
  while (at < output.length || !decoder.complete) {
    if (decoder.exhausted) return undefined;
    const position = at & positionMask;
    if (decoder.bit(isMatch, (state << 4) + position) === 0) {
      if (at === output.length) return undefined;
      const match = state < firstStateAfterMatch ? undefined : output[at - recent[0]];
      const context = (output[at - 1] ?? 0) >>> (8 - literalContextBits);
      output[at] = readLiteral(decoder, literals, context * 0x300, match);
      at += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }

    let length: number;
    if (decoder.bit(isRepeat, state) === 0) {
      length = matchLengths(position);
      recent = [distances(length), recent[0], recent[1], recent[2]];
      state = state < firstStateAfterMatch ? 7 : 10;
    } else {
      const [first, second, third, fourth] = recent;
      let isShort = false;
      if (decoder.bit(isOlderRepeat, state) === 0) {
        isShort = decoder.bit(isLongRepeat, (state << 4) + position) === 0;
      } else if (decoder.bit(isThirdOrFourth, state) === 0) {
        recent = [second, first, third, fourth];
      } else if (decoder.bit(isFourth, state) === 0) {
        recent = [third, first, second, fourth];
      } else {
        recent = [fourth, first, second, third];
      }
      length = isShort ? 1 : repeatLengths(position);
      if (isShort) state = state < firstStateAfterMatch ? 9 : 11;
      else state = state < firstStateAfterMatch ? 8 : 11;
    }

    if (recent[0] === endMarker && at === output.length) return decoder.complete ? output : undefined;
    if (recent[0] > at || length > output.length - at) return undefined;
    for (const end = at + length; at < end; at += 1) output[at] = output[at - recent[0]] ?? 0;
  }
  return output;
}

/** Reads a literal. After a match, `match` is the byte that a longer match would have copied; it guides the odds. */
function readLiteral(
  decoder: RangeDecoder,
  odds: Uint16Array,
  start: number,
  match: number | undefined,
): number {
  let node = 1;
  let guide = match;
  while (node < 0x100) {
    if (guide === undefined) {
      node = (node << 1) | decoder.bit(odds, start + node);
      continue;
    }
    const expected = (guide >>> 7) & 1;
    guide = (guide << 1) & 0xff;
    const bit = decoder.bit(odds, start + ((1 + expected) << 8) + node);
    node = (node << 1) | bit;
    if (bit !== expected) guide = undefined;
  }
  return node & 0xff;
}

/** Reads match lengths, 2 to 273. Short and middle ones have odds for each position, long ones share theirs. */
function lengthReader(decoder: RangeDecoder): (position: number) => number {
  const choice = evenOdds(2);
  const short = evenOdds((positionMask + 1) << 3);
  const middle = evenOdds((positionMask + 1) << 3);
  const long = evenOdds(1 << 8);
  return (position) => {
    if (decoder.bit(choice, 0) === 0) return 2 + decoder.tree(short, position << 3, 3);
    if (decoder.bit(choice, 1) === 0) return 10 + decoder.tree(middle, position << 3, 3);
    return 18 + decoder.tree(long, 0, 8);
  };
}

/** Reads match distances, from 1. The slot, whose odds depend on the match's length, tells how many bits follow. */
function distanceReader(decoder: RangeDecoder): (length: number) => number {
  const slots = evenOdds(4 << 6);
  const modelled = evenOdds(1 << 7);
  const aligned = evenOdds(1 << 4);
  return (length) => {
    const slot = decoder.tree(slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < firstModelledSlot) return slot + 1;
    const bits = (slot >>> 1) - 1;
    const base = (2 + (slot & 1)) * 2 ** bits;
    if (slot < firstDirectSlot) return 1 + base + decoder.reverseTree(modelled, base - slot, bits);
    return 1 + base + decoder.direct(bits - 4) * 16 + decoder.reverseTree(aligned, 0, 4);
  };
}
