/** The popup before anything is known or done. */
import type { PopupState } from '#lib/popup/popup-controller.ts';

export const idlePopup: PopupState = {
  tab: null,
  locale: null,
  supportEmail: null,
  teaching: null,
  hasLearned: false,
  busy: null,
  error: null,
  report: null,
};
