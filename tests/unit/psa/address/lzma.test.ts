import { describe, expect, it } from 'vitest';
import { unpackLzma } from '#lib/psa/address/lzma.ts';
import { computingMs } from '../../support/computing-time.ts';
import { fc } from '../../support/properties.ts';
import { packBytes } from '../support/pack.ts';

const limit = 65_536;

function unpackText(stream: Uint8Array): string | undefined {
  const bytes = unpackLzma(stream, limit);
  return bytes && Buffer.from(bytes).toString();
}

/** A text with repetitions at many distances, so that every kind of match occurs. */
const repetitive = fc
  .array(
    fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('{"pid":6,', '"rd":0,', 'aaaaaaaaaaaaaaaaaaaa')),
    {
      maxLength: 60,
    },
  )
  .chain((pieces) =>
    fc.array(fc.constantFrom('', ...pieces), { maxLength: 400 }).map((more) => pieces.concat(more)),
  )
  .map((pieces) => pieces.join('').replaceAll('\0', ' ').slice(0, 60_000));

describe('unpacking LZMA', () => {
  it('gives back whatever a real packer packed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), repetitive), (text) => {
        expect(unpackText(packBytes(text.replaceAll('\0', ' ')))).toBe(text.replaceAll('\0', ' '));
      }),
      { numRuns: 150 },
    );
  });

  it('gives back a text with matches tens of thousands of bytes apart', () => {
    const noise = Array.from({ length: 40_000 }, (_, index) =>
      String.fromCharCode(33 + ((index * index * 7919) % 89)),
    );
    const text = `first words of the text ${noise.join('')} first words of the text`;
    expect(unpackText(packBytes(text))).toBe(text);
  });

  it('refuses a stream that was cut off anywhere', () => {
    const stream = packBytes('{"pid":6,"p":"sr150","s":{"p":{"rd":26251}}}');
    for (let length = 0; length < stream.length; length += 1) {
      expect(unpackLzma(stream.slice(0, length), limit)).toBeUndefined();
    }
  });

  it('refuses a stream with bytes after its end', () => {
    expect(unpackLzma(Uint8Array.of(...packBytes('some state'), 0), limit)).toBeUndefined();
  });

  it('notices nearly every changed byte, though LZMA has no checksum', () => {
    const stream = packBytes('{"pid":6,"p":"fi150","s":{"p":{"pid":27,"rd":5101}},"rnd":0.6417538832243121}');
    const accepted: string[] = [];
    for (let at = 0; at < stream.length; at += 1) {
      for (let change = 1; change < 256; change += 1) {
        const damaged = stream.slice();
        damaged[at] = (stream[at] ?? 0) ^ change;
        const text = unpackText(damaged);
        if (text !== undefined) accepted.push(text);
      }
    }
    expect(accepted.length).toBeLessThan((stream.length * 255) / 500);
    // What is accepted differs in a character near the beginning; the record is the same.
    for (const text of accepted) expect(text).toContain('"rd":5101}},"rnd":0.6417538832243121}');
  });

  it('ends quickly on any bytes, however long they claim to be', () => {
    const header = [0x5d, 0, 0, 8, 0, ...[0, 0, 1, 0, 0, 0, 0, 0], 0];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (body) => {
        const before = computingMs();
        expect(unpackLzma(Uint8Array.of(...header, ...body), limit)).toBeUndefined();
        // Measured: below 10 ms. Unbounded work would take seconds.
        expect(computingMs() - before).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['above the limit', [1, 0, 1, 0, 0, 0, 0, 0]],
    ['of gigabytes', [0, 0, 0, 0, 1, 0, 0, 0]],
    ['unknown', [255, 255, 255, 255, 255, 255, 255, 255]],
  ])('refuses a size %s without decoding', (_, size) => {
    const bomb = packBytes('a'.repeat(1000));
    bomb.set(size, 5);
    expect(unpackLzma(bomb, limit)).toBeUndefined();
  });

  it.each([
    ['other properties', 0, 0x5e],
    ['another dictionary', 3, 0x10],
  ])('refuses a stream with %s', (_, index, byte) => {
    const stream = packBytes('some state');
    stream[index] = byte;
    expect(unpackLzma(stream, limit)).toBeUndefined();
  });
});
