/** Small damage to valid input, which gets further into a parser than invented input. */
import fc from 'fast-check';
import { hostileKey, hostileText, hostileValue, recordOf } from './hostile-values.ts';

type Change<T> = (before: T) => T;

/** A position, as a fraction of the whole, because the whole is not known yet. */
const place = fc.nat(9999).map((part) => part / 10_000);

const valueChange: fc.Arbitrary<Change<unknown>> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(place, hostileValue).map(
      ([at, value]): Change<unknown> =>
        (whole) =>
          changeAt(whole, at, () => value),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, hostileKey, hostileValue).map(
      ([at, name, value]): Change<unknown> =>
        (whole) =>
          changeAt(whole, at, (inner) => recordOf([...entriesOf(inner), [name, value]])),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, place).map(
      ([at, which]): Change<unknown> =>
        (whole) =>
          changeAt(whole, at, (inner) => {
            const entries = entriesOf(inner);
            return recordOf(entries.toSpliced(Math.floor(which * entries.length), 1));
          }),
    ),
  },
  {
    weight: 1,
    arbitrary: place.map(
      (at): Change<unknown> =>
        (whole) =>
          changeAt(whole, at, (inner) => [inner, inner]),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, place).map(
      ([at, from]): Change<unknown> =>
        (whole) => {
          const parts = partsOf(whole);
          const part = parts[Math.floor(from * parts.length)];
          return changeAt(whole, at, () => part);
        },
    ),
  },
);

/** A valid value, unchanged or with up to three parts replaced, removed, added, doubled or swapped. */
export function mutatedValue(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.array(valueChange, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce((before, change) => change(before), value));
}

const textChange: fc.Arbitrary<Change<string>> = fc.oneof(
  fc.tuple(place, fc.nat(15)).map(
    ([part, bit]): Change<string> =>
      (text) => {
        const at = Math.floor(part * text.length);
        const flipped = String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << bit));
        return text.slice(0, at) + flipped + text.slice(at + 1);
      },
  ),
  place.map(
    (part): Change<string> =>
      (text) =>
        text.slice(0, Math.floor(part * text.length)),
  ),
  fc.tuple(place, hostileText).map(
    ([part, more]): Change<string> =>
      (text) => {
        const at = Math.floor(part * text.length);
        return text.slice(0, at) + more + text.slice(at);
      },
  ),
  fc.tuple(place, place).map(
    ([from, to]): Change<string> =>
      (text) =>
        text.slice(0, Math.floor(to * text.length)) + text.slice(Math.floor(from * text.length)),
  ),
  fc.tuple(place, fc.constantFrom(...'$_=?#+/%&A0{}[]",:.- \\')).map(
    ([part, character]): Change<string> =>
      (text) => {
        const at = Math.floor(part * text.length);
        return text.slice(0, at) + character + text.slice(at + 1);
      },
  ),
);

/** A valid text, unchanged or with up to three changes: cut, partly doubled, or characters inserted or replaced. */
export function mutatedText(valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(valid, fc.array(textChange, { maxLength: 3 }))
    .map(([text, changes]) => changes.reduce((before, change) => change(before), text));
}

const bytesChange: fc.Arbitrary<Change<Uint8Array>> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([part, mask]): Change<Uint8Array> =>
      (bytes) => {
        const at = Math.floor(part * bytes.length);
        return bytes.map((byte, index) => (index === at ? byte ^ mask : byte));
      },
  ),
  place.map(
    (part): Change<Uint8Array> =>
      (bytes) =>
        bytes.slice(0, Math.floor(part * bytes.length)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([part, more]): Change<Uint8Array> =>
      (bytes) => {
        const at = Math.floor(part * bytes.length);
        return Uint8Array.from([...bytes.slice(0, at), ...more, ...bytes.slice(at)]);
      },
  ),
);

/** Valid bytes, unchanged or with up to three changes: bits flipped, bytes cut off or inserted. */
export function mutatedBytes(valid: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(valid, fc.array(bytesChange, { maxLength: 3 }))
    .map(([bytes, changes]) => changes.reduce((before, change) => change(before), bytes));
}

/** The value with one part, or itself, replaced. Does not change the original. */
function changeAt(whole: unknown, part: number, change: Change<unknown>): unknown {
  let left = Math.floor(part * countParts(whole));
  function visit(value: unknown): unknown {
    if (left === 0) {
      left -= 1;
      return change(value);
    }
    left -= 1;
    if (left < 0 || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(visit);
    return recordOf(Object.entries(value).map(([name, inner]) => [name, visit(inner)]));
  }
  return visit(whole);
}

function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

function countParts(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + countParts(inner), 1);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
