/** The pictures in the README. */
import { galleryStates } from '../../sandbox/gallery/states/all-states.ts';
import type { Pictures } from './save-pictures.ts';

const folder = 'docs/images';

/** Names of states, by the files that show them. */
const light = {
  'outstanding.png': 'invoice-outstanding',
  'terminal-form.png': 'terminal-form-last-terminal',
  'terminal-waiting.png': 'terminal-waiting-for-card',
  'refund-review.png': 'refund-review',
  'reminder.png': 'reminder-not-the-first',
  'scheduled.png': 'terminal-form-scheduled',
};

const dark = { 'outstanding-dark.png': 'invoice-outstanding' };

/**
 * The pictures to take, in English, and where to save them.
 *
 * @throws {Error} if a state does not exist
 */
export function readmePictures(): Pictures[] {
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
    return { state, path: `${folder}/${file}` };
  });
}
