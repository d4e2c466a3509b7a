/** axe finds no fault in any state of the POD, in any language, in light and dark. */
import { type Language, languages } from '#lib/i18n/languages.ts';
import type { GalleryState } from '#sandbox/gallery/gallery-state.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';
import { bringAxe, findViolations } from '../e2e/support/accessibility.ts';
import { findColorFaults, findFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { walk } from './support/walk.ts';

// Each test walks hundreds of states.
test.describe.configure({ timeout: 300_000 });

const states = galleryStates();

/**
 * The states whose colors axe can judge in a language. It takes joined Arabic letters for the ligature of an icon, and a
 * tab has no other text. A tab has the same colors in every language.
 */
function statesWithColors(language: Language): GalleryState[] {
  const isTab = (state: GalleryState) => state.surface === 'panel' && state.place === 'tab';
  return language === 'ar' ? states.filter((state) => !isTab(state)) : states;
}

for (const language of languages) {
  test(`every state is accessible in ${language}`, async ({ gallery, page }) => {
    await gallery.open(language);
    await bringAxe(page);
    expect(await walk(gallery, states, findFaults())).toEqual([]);
    // The color scheme changes only colors.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await walk(gallery, statesWithColors(language), findColorFaults())).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state is accessible with the colors that a person has forced, ${colorScheme}`, async ({
    gallery,
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await gallery.open('en');
    await bringAxe(page);
    // With forced colors, the colors are the person's own, and the property that axe reads is not what Chromium draws.
    expect(await walk(gallery, states, findFaults(['color-contrast']))).toEqual([]);
  });
}

test('what looks for faults finds one', async ({ gallery, page }) => {
  await gallery.open('en');
  await bringAxe(page);
  await page.evaluate(() => document.body.append(document.createElement('button')));
  expect(await findViolations(page, findFaults())).toEqual([
    expect.stringContaining('button-name: <button></button>'),
  ]);
});

test('what looks for faults of color in the dark finds one', async ({ gallery, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await gallery.open('en');
  await bringAxe(page);
  await page.evaluate(() => {
    const text = document.createElement('p');
    text.textContent = 'In black';
    text.style.color = 'black';
    document.body.append(text);
  });
  expect(await findViolations(page, findColorFaults())).toEqual([expect.stringContaining('color-contrast')]);
});
