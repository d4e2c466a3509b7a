import { readFile } from 'node:fs/promises';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { calls } from '#lib/wisepay/contract/calls.ts';
import { refusals } from '#lib/wisepay/contract/refusals.ts';
import { openApiText } from '../../../scripts/openapi/document.ts';
import { openApiPath } from '../../../scripts/openapi/path.ts';

async function complaints(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'no-invalid-media-type-examples': 'error', 'no-invalid-schema-examples': 'error' },
  });
  const problems = await lintFromString({ source, config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('the API document', () => {
  it('is the one that the contract makes: `npm run openapi` writes it', async () => {
    expect(await readFile(openApiPath, 'utf8')).toBe(openApiText());
  });

  it('has nothing that an independent linter complains about', async () => {
    expect(await complaints(openApiText())).toEqual([]);
  });

  it.each([
    ['a call without its summary', '"summary": "Give a payment back",', ''],
    ['an example that is not what it is an example of', '"value": 10000,', '"value": "ten",'],
    ['a schema that is not there', '/schemas/Money"', '/schemas/Coins"'],
  ])('is complained about by it for %s', async (_, text, spoilt) => {
    expect(await complaints(openApiText().replace(text, spoilt))).toHaveLength(1);
  });

  it('names every refusal of the contract', async () => {
    const text = openApiText();
    for (const code of Object.keys(refusals)) expect(text).toContain(`"${code}": {`);
  });
});

describe('an example', () => {
  it.each(Object.entries(calls))('of %s is what the POD takes and sends', (_, { answer, body }) => {
    expect(v.is(answer.schema, answer.example)).toBe(true);
    if (body !== undefined) expect(v.is(body.schema, body.example)).toBe(true);
  });

  it.each(
    Object.entries(refusals).flatMap(([code, refusal]) =>
      'params' in refusal ? [[code, refusal.params] as const] : [],
    ),
  )('of the params of %s is what the POD reads', (_, { schema, example }) => {
    expect(v.is(schema, example)).toBe(true);
  });
});
