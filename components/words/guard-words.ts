/** Words for clicks on a money button that did not count: why, that nothing happened, and what to do next. */
import type { Refusal } from '../../lib/guard/verdict.ts';

export const refusedClickWords: Readonly<Record<Refusal, string>> = {
  untrusted: 'This click did not come from you. Nothing was sent. Press the button yourself.',
  not_yet:
    'That was a little early to be sure that you meant it. Nothing was sent. Press the button once more.',
  covered:
    'Part of this panel is covered or changed by the page. Nothing was sent. Uncover it, or go on in a window of its own.',
  cut_off:
    'Part of this panel is out of sight. Nothing was sent. Scroll or make the window larger, or go on in a window of its own.',
  moved:
    'The panel moved just before you pressed. Nothing was sent. Press the button once more, or go on in a window of its own.',
  not_chosen:
    'The keyboard came to this button by itself. Nothing was sent. Go to the button with the Tab key and press it again, or go on in a window of its own.',
  hidden:
    'This browser does not tell whether the page covers the panel. Nothing was sent. Go on in a window of its own.',
};
