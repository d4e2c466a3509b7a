/**
 * Injected into the active page with `scripting.executeScript` while a person teaches the POD their screen. Separate
 * from the content script, which every page loads. Leaves a function for the next call, which passes the step.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fieldText } from '../lib/page/detection/banner-text.ts';
import { findNumber } from '../lib/page/teaching/find-number.ts';
import { takeStep } from '../lib/page/teaching/lesson-steps.ts';
import { markPlace } from '../lib/page/teaching/mark.ts';
import type { LessonAnswer, LessonRequest } from '../lib/protocol/lesson.ts';
import type { PsaProfile } from '../lib/psa/profile.ts';

declare global {
  /** In the extension's isolated world; the page cannot see it. */
  var wisepayTakeStep: ((profile: PsaProfile, request: LessonRequest) => LessonAnswer) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.wisepayTakeStep = (profile, request) => {
    const answer = takeStep(document, profile, request);
    if (answer.kind === 'observed') {
      const places = findNumber(document, answer.observation.number, profile);
      const place = places.find((element) => answer.place.text === fieldText(element)) ?? places[0];
      if (place !== undefined) markPlace(document, place);
    }
    return answer;
  };
});
