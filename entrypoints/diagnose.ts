/**
 * Put into the page in front of a person who asks for the diagnostics report, by `scripting.executeScript`. Apart from
 * the content script, because that one is loaded with every page. It leaves a function for the call that follows, which
 * brings the profile along.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { collectPage } from '../lib/page/diagnostics/collect-page.ts';
import type { PageFacts } from '../lib/protocol/page-facts.ts';
import type { PsaProfile } from '../lib/psa/profile.ts';

declare global {
  /** In the extension's own world on a page; the page does not see it. */
  var wisepayCollectPage: ((profile: PsaProfile) => PageFacts) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.wisepayCollectPage = (profile) => collectPage(window, profile);
});
