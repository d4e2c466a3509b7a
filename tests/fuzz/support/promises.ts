/** The promises that every accepted value must keep. */
import { expect } from 'vitest';

/** Deeper than any schema. */
const mostDepth = 20;

/** The names of parts that are timestamps. */
const times: readonly string[] = ['at', 'createdAt', 'endedAt'];

/**
 * Checks all parts: every number is finite, every amount is exact, every time is a valid timestamp, and no part has an
 * unusual prototype or a name that could become one.
 *
 * @param isOpen the names of parts that are passed on unread; their content is not checked
 */
export function expectSound(value: unknown, isOpen: readonly string[] = [], depth = 0): void {
  if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
  if (typeof value !== 'object' || value === null) return;
  expect(depth).toBeLessThan(mostDepth);
  expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
  if ('value' in value && 'currency' in value) {
    expect(value.value).toSatisfy(Number.isSafeInteger);
    expect(value.currency).toMatch(/^[A-Z]{3}$/);
  }
  for (const [name, inner] of Object.entries(value)) {
    if (times.includes(name) && typeof inner === 'string') {
      expect(Date.parse(inner)).toSatisfy(Number.isFinite);
    }
    if (isOpen.includes(name)) continue;
    expect(['__proto__', 'constructor', 'prototype']).not.toContain(name);
    expectSound(inner, isOpen, depth + 1);
  }
}
