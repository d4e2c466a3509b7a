import { strToU8 } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createZip, readZip } from '../../../scripts/package/archives/zip.ts';

const files: [string, Uint8Array][] = [
  ['b/panel.js', strToU8('draw()')],
  ['a.json', strToU8('{}')],
  ['b/icon.png', Uint8Array.of(0, 255, 0, 255)],
];

afterEach(() => vi.unstubAllEnvs());

describe('a zip', () => {
  it('holds the files, sorted by path', () => {
    const zip = createZip(new Map(files));
    expect([...readZip(zip)].map(([name]) => name)).toEqual(['a.json', 'b/icon.png', 'b/panel.js']);
    expect(readZip(zip).get('b/icon.png')).toEqual(Uint8Array.of(0, 255, 0, 255));
  });

  it.each(['Pacific/Kiritimati', 'UTC', 'America/Anchorage'])('is the same when it is made in %s', (zone) => {
    const here = createZip(new Map(files));
    vi.stubEnv('TZ', zone);
    expect(createZip(new Map(files.toReversed()))).toEqual(here);
  });

  it('says 1980 and an ordinary file of each', () => {
    const zip = Buffer.from(createZip(new Map(files)));
    const starts = [...zip.keys()].filter((at) => zip.toString('latin1', at, at + 4) === 'PK\x01\x02');
    const entries = starts.map((at) => zip.subarray(at));
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      expect(entry.readUInt32LE(12)).toBe((1 << 21) | (1 << 16));
      expect(entry.readUInt32LE(38) >>> 16).toBe(0o100644);
    }
  });
});
