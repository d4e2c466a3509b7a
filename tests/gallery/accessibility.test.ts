/** Every state of the POD, in every language and in both schemes, has nothing that axe finds fault with. */
import { languages } from '#lib/i18n/languages.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';
import { bringAxe } from '../e2e/support/accessibility.ts';
import { violationsOn } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { walk } from './support/walk.ts';

// Hundreds of states in each.
test.describe.configure({ timeout: 300_000 });

const states = galleryStates();

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    for (const language of languages) {
      test(`every state is accessible in ${language}`, async ({ gallery, page }) => {
        await gallery.open(language);
        await bringAxe(page);
        expect(await walk(gallery, states, () => violationsOn(page))).toEqual([]);
      });
    }

    test('every state is accessible with the colours that a person has forced', async ({ gallery, page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await gallery.open('en');
      await bringAxe(page);
      // The colours are the person's own then; axe reads a property that Chromium does not tell as it is drawn.
      const find = () => violationsOn(page, ['color-contrast']);
      expect(await walk(gallery, states, find)).toEqual([]);
    });
  });
}

test('what looks for faults finds one', async ({ gallery, page }) => {
  await gallery.open('en');
  await bringAxe(page);
  await page.evaluate(() => document.body.append(document.createElement('button')));
  expect(await violationsOn(page)).toEqual([expect.stringContaining('button-name: <button></button>')]);
});
