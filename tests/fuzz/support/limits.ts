/** The limits for every input, and how they are measured. */
import v8 from 'node:v8';
import vm from 'node:vm';
import { computingMs } from '../../unit/support/computing-time.ts';

/** How long one call may compute, in ms of processor time, so that a busy machine makes no call longer. */
export const timeLimitMs = 50;

/**
 * How much memory one call may take, in bytes. The largest inputs here have a million characters; reading one copies it
 * a few times.
 */
export const allocationLimit = 48 * 2 ** 20;

/** How much more memory may be held after all of a parser's inputs than after the warm-up, in bytes. */
export const retainedLimit = 16 * 2 ** 20;

/** Garbage collection can slow any call: only what happens in each attempt counts. */
const attempts = 10;

export interface Measured<T> {
  readonly result: T;
  /** The shortest computing time of all attempts, in ms. */
  readonly ms: number;
  /** The smallest amount of all attempts, in bytes; 0 if the collector ran in between. */
  readonly allocated: number;
}

/** Calls `read`, up to 10 times while it is over a limit. */
export async function measure<T>(read: () => T | Promise<T>): Promise<Measured<T>> {
  let best = await once(read);
  for (let attempt = 1; attempt < attempts && isOverLimit(best); attempt += 1) {
    await nextTurn();
    const { ms, allocated, result } = await once(read);
    best = { result, ms: Math.min(ms, best.ms), allocated: Math.min(allocated, best.allocated) };
  }
  return best;
}

export function isOverLimit({ ms, allocated }: Pick<Measured<unknown>, 'ms' | 'allocated'>): boolean {
  return ms > timeLimitMs || allocated > allocationLimit;
}

async function once<T>(read: () => T | Promise<T>): Promise<Measured<T>> {
  const before = memoryInUse();
  const computedBefore = computingMs();
  const pending = read();
  // Awaiting a value that is not a promise would cost more than most calls.
  const result = pending instanceof Promise ? await pending : pending;
  const ms = computingMs() - computedBefore;
  return { result, ms, allocated: Math.max(0, memoryInUse() - before) };
}

function memoryInUse(): number {
  const { used_heap_size, external_memory } = v8.getHeapStatistics();
  return used_heap_size + external_memory;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

v8.setFlagsFromString('--expose-gc');
const collect: unknown = vm.runInNewContext('gc');

/** The bytes still in use. Buffers are freed a turn after their last use. */
export async function memoryUsed(): Promise<number> {
  if (typeof collect !== 'function') throw new Error('The collector cannot be called.');
  for (let round = 0; round < 3; round += 1) {
    collect();
    await nextTurn();
  }
  return memoryInUse();
}

const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
];
const before = prototypes.map(describePrototype);

/** The names of the prototypes that have changed since this module was loaded. */
export function changedPrototypes(): string[] {
  return prototypes.flatMap((prototype, index) =>
    isAsBefore(prototype, before[index] ?? []) ? [] : [prototype.constructor.name],
  );
}

function describePrototype(prototype: object): [PropertyKey, unknown][] {
  return Reflect.ownKeys(prototype).map((key) => [key, contentOf(prototype, key)]);
}

function isAsBefore(prototype: object, expected: readonly [PropertyKey, unknown][]): boolean {
  const { length } = Reflect.ownKeys(prototype);
  return length === expected.length && expected.every(([key, value]) => contentOf(prototype, key) === value);
}

function contentOf(prototype: object, key: PropertyKey): unknown {
  const { value, get } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
  return get ?? value;
}
