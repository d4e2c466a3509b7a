/** The pictures in the README and the guides. */
import { galleryStates } from '../../sandbox/gallery/states/all-states.ts';
import type { Pictures } from './save-pictures.ts';

/** Where the documents' pictures are. */
export const documentPicturesFolder = 'docs/images';

/** Names of states, by the files that show them. */
const light = {
  // What the panel is.
  'outstanding.png': 'invoice-outstanding',
  'slim-tab.png': 'collapsed',
  // Jobs.
  'scheduled.png': 'pay-form-scheduled',
  'terminal-form.png': 'terminal-form-last-terminal',
  'terminal-waiting.png': 'terminal-waiting-for-card',
  'terminal-partially-approved.png': 'terminal-partially-approved',
  'reminder.png': 'reminder-not-the-first',
  'refund-form.png': 'refund-form-several-chosen',
  'refund-review.png': 'refund-review',
  'refund-submitted.png': 'outcome-refund-accepted-pending',
  'payment-link.png': 'payment-link',
  // When something is in the way.
  'sign-in.png': 'sign-in',
  'refused.png': 'refused-not-admin',
  'terminal-not-responding.png': 'terminal-bank-does-not-answer',
  'refund-checking.png': 'outcome-refund-open',
  'report.png': 'popup-email-to-support-copied',
  'teach-step.png': 'popup-teach-other',
  'taught-screen.png': 'options-lesson-copied',
};

const dark = { 'outstanding-dark.png': 'invoice-outstanding' };

/**
 * The pictures to take, in English, and where to save them.
 *
 * @throws {Error} if a state does not exist
 */
export function documentPictures(): Pictures[] {
  return [
    { language: 'en', scheme: 'light', pictures: picturesOf(light) },
    { language: 'en', scheme: 'dark', pictures: picturesOf(dark) },
  ];
}

/** @throws {Error} if a state does not exist */
function picturesOf(files: Readonly<Record<string, string>>): Pictures['pictures'] {
  const states = galleryStates();
  return Object.entries(files).map(([file, name]) => {
    const state = states.find((each) => each.name === name);
    if (state === undefined) throw new Error(`The gallery has no state ${name}.`);
    return { state, path: `${documentPicturesFolder}/${file}` };
  });
}
