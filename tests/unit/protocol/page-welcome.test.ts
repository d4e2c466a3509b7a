import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type PageWelcome, pageWelcomeSchema } from '#lib/protocol/page-messages.ts';
import { defaultProfile } from '#lib/psa/profile.ts';

const welcome: PageWelcome = {
  docking: { side: 'left', place: 'tab', width: 400, offset: 12 },
  words: { orphaned: 'Refresh', tampered: 'Stopped' },
};

describe('what a page is told at its beginning', () => {
  it.each([
    ['without a profile of the policy’s', welcome],
    ['with one', { ...welcome, profile: defaultProfile }],
  ])('is taken in whole, %s', (_, answer) => {
    expect(v.parse(pageWelcomeSchema, answer)).toEqual(answer);
  });

  it.each([
    ['nobody answers', undefined],
    ['the browser says null for it', null],
    ['the place of the panel is none', { ...welcome, docking: { side: 'top', place: 1 } }],
    ['the profile is half of one', { ...welcome, profile: { screens: {} } }],
    ['a sentence is missing', { ...welcome, words: { orphaned: 'Refresh' } }],
  ])('is left out where %s', (_, answer) => {
    expect(v.is(pageWelcomeSchema, answer)).toBe(false);
  });
});
