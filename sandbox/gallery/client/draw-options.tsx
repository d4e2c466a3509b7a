/** Draws the options page in one state. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Options } from '#components/options/Options.tsx';
import type { SettingsController } from '#lib/options/settings-controller.ts';
import type { OptionsPicture } from '../gallery-state.ts';

const nothing = async () => {};

const controller: SettingsController = {
  refresh: nothing,
  tryAgain: nothing,
  signOut: nothing,
  chooseLocale: nothing,
  allow: nothing,
  copyReport: nothing,
  copyLesson: nothing,
  forgetLesson: nothing,
  importLesson: nothing,
};

/** Draws the state into `root`; resolves once it is drawn. */
export async function drawOptions(root: Element, { state }: OptionsPicture): Promise<void> {
  await act(() => render(<Options state={state} controller={controller} />, root));
}
