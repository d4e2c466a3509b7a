/** Runs the unlisted scripts on a tab's page: the click on the toolbar button gives the extension access to it. */
import browser from 'webextension-polyfill';
import type { LessonRequest } from '../../protocol/lesson.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import type { ProfileOverrides } from '../../psa/profile-overrides.ts';

/**
 * Runs the collecting script (`entrypoints/diagnose.ts`) in a tab's top frame. Returns its result, unchecked, or
 * undefined if the browser does not let it run.
 */
export function collectPage(tabId: number, profile: PsaProfile): Promise<unknown> {
  return runScript(tabId, '/diagnose.js', (given: PsaProfile) => globalThis.wisepayCollectPage?.(given), [
    profile,
  ]);
}

/**
 * Has the teaching script (`entrypoints/teach.ts`) take a step there; result and errors as for {@link collectPage}.
 *
 * @param policy what the policy replaces in the profile
 */
export function takeStepOnPage(
  tabId: number,
  policy: ProfileOverrides,
  request: LessonRequest,
): Promise<unknown> {
  return runScript(
    tabId,
    '/teach.js',
    (given: string) => {
      const [replaced, asked] = JSON.parse(given) as [ProfileOverrides, LessonRequest];
      return globalThis.wisepayTakeStep?.(replaced, asked);
    },
    // As text: Chromium leaves null values out of the objects that it passes to a page.
    [JSON.stringify([policy, request])],
  );
}

/** @param func calls what the script leaves; sent to the page as text, so it cannot use anything from its scope */
async function runScript<Values extends unknown[]>(
  tabId: number,
  file: string,
  func: (...values: Values) => unknown,
  args: Values,
): Promise<unknown> {
  const target = { tabId };
  try {
    await browser.scripting.executeScript({ target, files: [file] });
    const [first] = await browser.scripting.executeScript({ target, func, args });
    return first?.result;
  } catch {
    return undefined;
  }
}
