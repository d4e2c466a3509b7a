/** The main states of the POD look the same as the pictures in `pictures/`. */
import type { GalleryState } from '#sandbox/gallery/gallery-state.ts';
import { galleryStates } from '#sandbox/gallery/states/all-states.ts';
import { expect, test } from './support/fixtures.ts';
import type { GalleryPage } from './support/gallery-page.ts';

const main = [
  'sign-in',
  'refused-not-admin',
  'not-synced-unknown',
  'error-offline',
  'invoice-part-paid',
  'invoice-scheduled',
  'invoice-refunded',
  'payment-link',
  'terminal-form-last-terminal',
  'terminal-waiting-for-card',
  'terminal-declined',
  'terminal-partially-approved',
  'refund-form-filled',
  'refund-review',
  'refunds-refund-failed',
  'reminder-not-the-first',
  'outcome-refund-open',
  'outcome-refund-accepted-pending',
  'click-covered',
  'ended-all-at-once',
  'collapsed',
  'tab-paid',
  'in-the-side-panel',
  'no-invoice-elsewhere',
  'popup-without-an-invoice',
  'options-under-policy',
];

const inArabic = [
  'invoice-part-paid',
  'terminal-form-last-terminal',
  'terminal-partially-approved',
  'refund-review',
  'tab-paid',
  'in-the-side-panel',
];

/**
 * Between machines, letters differ slightly in weight, and by a fifth of a pixel in position. That visibly changes less
 * than 0.1 % of a picture's pixels. Something that moves by 8 px or disappears changes more pixels, or the picture's
 * height, which is compared exactly.
 */
const tolerance = { threshold: 0.3, maxDiffPixelRatio: 0.0015, animations: 'disabled' } as const;

/** @throws {Error} if the gallery no longer has this state */
function stateOf(name: string): GalleryState {
  const state = galleryStates().find((each) => each.name === name);
  if (state === undefined) throw new Error(`The gallery has no state ${name}.`);
  return state;
}

/** A soft check, so that a fault in one picture does not stop the check of the next. */
async function expectAsBefore(gallery: GalleryPage, picture: string) {
  const clip = await gallery.extent();
  await expect.soft(gallery.page).toHaveScreenshot(`${picture}.png`, { clip, ...tolerance });
}

for (const name of main) {
  test(`${name} looks as it did, light and dark`, async ({ gallery, page }) => {
    await gallery.open('en');
    await gallery.show(stateOf(name));
    await expectAsBefore(gallery, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAsBefore(gallery, `${name}-dark`);
  });
}

for (const name of inArabic) {
  test(`${name} looks as it did from right to left`, async ({ gallery }) => {
    await gallery.open('ar');
    await gallery.show(stateOf(name));
    await expectAsBefore(gallery, `${name}-arabic`);
  });
}
