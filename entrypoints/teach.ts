/**
 * Injected into the active page with `scripting.executeScript` while a person teaches the POD their screen. Separate
 * from the content script, which every page loads. Leaves a function for the next call, which passes the step.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fieldText } from '../lib/page/detection/banner-text.ts';
import { findNumber } from '../lib/page/teaching/find-number.ts';
import { takeStep, untaughtProfile } from '../lib/page/teaching/lesson-steps.ts';
import { markPlace } from '../lib/page/teaching/mark.ts';
import type { LessonAnswer, LessonRequest } from '../lib/protocol/lesson.ts';
import type { ProfileOverrides } from '../lib/psa/profile-overrides.ts';

declare global {
  /** In the extension's isolated world; the page cannot see it. */
  var wisepayTakeStep: ((policy: ProfileOverrides, request: LessonRequest) => LessonAnswer) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.wisepayTakeStep = (policy, request) => {
    const answer = takeStep(document, policy, request);
    if (answer.kind === 'observed') {
      const places = findNumber(document, answer.observation.number, untaughtProfile(policy));
      const place = places.find((element) => answer.place.text === fieldText(element)) ?? places[0];
      if (place !== undefined) markPlace(document, place);
    }
    return answer;
  };
});
