import { expect, it } from 'vitest';
import { createIntentIds } from '#lib/panel/intent-ids.ts';

it('one wish has one id, however often it is tried', () => {
  const ids = createIntentIds();
  expect(ids.for('a')).toBe(ids.for('a'));
  expect(ids.for('a')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

it('two wishes have two ids, and two panels have their own', () => {
  const ids = createIntentIds();
  expect(new Set([ids.for('a'), ids.for('b'), createIntentIds().for('a')]).size).toBe(3);
});

it('the same words are a new wish once the first is dealt with', () => {
  const ids = createIntentIds();
  const [first, other] = [ids.for('a'), ids.for('b')];
  ids.forget('a');
  expect(ids.for('a')).not.toBe(first);
  expect(ids.for('b')).toBe(other);
});
