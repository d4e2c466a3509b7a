/** At any zoom, nothing is cut off and nothing has to be scrolled sideways. */
import { languages } from '#lib/i18n/languages.ts';
import type { GalleryState } from '#sandbox/gallery/gallery-state.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';
import { findCutOff } from './support/cut-off.ts';
import { expect, test } from './support/fixtures.ts';
import { walk } from './support/walk.ts';

test.describe.configure({ timeout: 300_000 });
test.use({ deviceScaleFactor: 2 });

/**
 * The panel's width in a PSA window of 1280 px, in CSS px: its normal width up to 200 %, its width at 400 % (WCAG 2.2,
 * 1.4.10), and at 500 %, Chromium's maximum. It leaves 12 px of the window on either side, and its frame has a border.
 */
const widths = { '200 %': 318, '400 %': 1280 / 4 - 26, '500 %': 1280 / 5 - 26 };

/** Excludes the popup and collapsed panel, which fit their content, and the page's closed shadow roots. */
function isFluid(state: GalleryState): boolean {
  const isSidePanel = state.surface === 'side_panel';
  return state.surface === 'options' || isSidePanel || (state.surface === 'panel' && state.place !== 'tab');
}

const states = galleryStates().filter(isFluid);

for (const language of languages) {
  for (const [zoom, width] of Object.entries(widths)) {
    test(`at ${zoom} nothing is cut off in ${language}`, async ({ gallery }) => {
      await gallery.open(language);
      expect(await walk(gallery, states, `(${findCutOff})()`, width)).toEqual([]);
    });
  }
}

test('what looks for cut-off content finds it', async ({ gallery, page }) => {
  await gallery.open('en');
  await page.evaluate(() => {
    const wide = document.createElement('p');
    wide.textContent = 'a'.repeat(200);
    document.body.append(wide);
  });
  expect(await page.evaluate(findCutOff)).toEqual([expect.stringContaining('p.: aaa')]);
});
