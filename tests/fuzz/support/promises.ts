/** What everything that was accepted has to keep, wherever it came from. */
import { expect } from 'vitest';

/** Deeper than anything that the contracts describe. */
const mostDepth = 20;

/**
 * Checks all parts: every number is finite, every amount is exact, every moment is one, and no part has a prototype or
 * a name that could become one.
 *
 * @param isOpen the names of parts that are carried on unread: what is in them has promised nothing
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
  if ('at' in value && typeof value.at === 'string') expect(Date.parse(value.at)).toSatisfy(Number.isFinite);
  for (const [name, inner] of Object.entries(value)) {
    if (isOpen.includes(name)) continue;
    expect(['__proto__', 'constructor', 'prototype']).not.toContain(name);
    expectSound(inner, isOpen, depth + 1);
  }
}
