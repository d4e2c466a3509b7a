/**
 * The arithmetic half of LZMA: bits that were written with adaptive probabilities are read back from a range
 * that every bit narrows. A probability is an 11-bit number: how likely the next bit is a zero.
 */

/** Fresh probabilities: zero and one are equally likely. */
export function evenOdds(count: number): Uint16Array {
  return new Uint16Array(count).fill(1024);
}

export class RangeDecoder {
  readonly #input: Uint8Array;
  #position: number;
  #range = 0xffffffff;
  #code = 0;

  /** Starts at `position`, where the stream's five bytes of start value are. */
  constructor(input: Uint8Array, position: number) {
    this.#input = input;
    this.#position = position;
    for (let index = 0; index < 5; index += 1) this.#shift();
  }

  /** Whether more was read than the stream holds; then what was decoded cannot be trusted. */
  get exhausted(): boolean {
    return this.#position > this.#input.length;
  }

  /**
   * Whether the stream ended exactly as an encoder ends one: every byte used and nothing left in the range's code. A
   * truncated stream never does. This is not a checksum (LZMA has none): of all one-byte changes in a client's state,
   * about one in a thousand still ends like this, with a few characters changed.
   */
  get complete(): boolean {
    return this.#position === this.#input.length && this.#code === 0;
  }

  /** The next bit, read with the probability at `index`, which then learns from it. */
  bit(odds: Uint16Array, index: number): 0 | 1 {
    const odd = odds[index] ?? 0;
    const bound = (this.#range >>> 11) * odd;
    const isZero = this.#code < bound;
    if (isZero) {
      this.#range = bound;
      odds[index] = odd + ((2048 - odd) >>> 5);
    } else {
      this.#range -= bound;
      this.#code -= bound;
      odds[index] = odd - (odd >>> 5);
    }
    this.#refill();
    return isZero ? 0 : 1;
  }

  /** A number of `count` bits, highest bit first, from the tree of probabilities that begins at `start`. */
  tree(odds: Uint16Array, start: number, count: number): number {
    let node = 1;
    for (let bit = 0; bit < count; bit += 1) node = (node << 1) | this.bit(odds, start + node);
    return node - (1 << count);
  }

  /** The same, lowest bit first. */
  reverseTree(odds: Uint16Array, start: number, count: number): number {
    let node = 1;
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const next = this.bit(odds, start + node);
      node = (node << 1) | next;
      value |= next << bit;
    }
    return value;
  }

  /** A number of `count` bits that were written without probabilities, highest bit first. */
  direct(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      this.#range >>>= 1;
      const isOne = this.#code >= this.#range;
      if (isOne) this.#code -= this.#range;
      this.#refill();
      value = value * 2 + (isOne ? 1 : 0);
    }
    return value;
  }

  #refill(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#shift();
  }

  #shift(): void {
    this.#code = ((this.#code << 8) | (this.#input[this.#position] ?? 0)) >>> 0;
    this.#position += 1;
  }
}
