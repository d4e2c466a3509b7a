/** A variant of a language has its own words on screen. Its lengths and its looks are those of its language. */
import { variants } from '#lib/i18n/languages.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';
import { expect, test } from './support/fixtures.ts';

const cancelled = galleryStates().find(({ name }) => name === 'terminal-cancelled');

for (const variant of variants) {
  test(`a canceled payment is spelled as in ${variant}`, async ({ gallery, page }) => {
    if (cancelled === undefined) throw new Error('The gallery has no state of a canceled payment.');
    await gallery.open(variant);
    await gallery.show(cancelled);
    await expect(page.locator('html')).toHaveAttribute('lang', variant);
    await expect(page.getByText('Cancelled.')).toBeVisible();
  });
}
