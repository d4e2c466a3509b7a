import { expect, it } from 'vitest';
import { findLocaleProblems } from '../../../scripts/locales/find-problems.ts';

it('every message is there in every language, and somebody says it', async () => {
  expect(await findLocaleProblems('.')).toEqual([]);
});
