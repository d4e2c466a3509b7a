/**
 * Injected into the active page with `scripting.executeScript` when a person asks for the diagnostics report. Separate
 * from the content script, which every page loads. Leaves a function for the next call, which passes the profile.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { collectPage } from '../lib/page/diagnostics/collect-page.ts';
import type { PageFacts } from '../lib/protocol/page-facts.ts';
import type { PsaProfile } from '../lib/psa/profile.ts';

declare global {
  /** In the extension's isolated world; the page cannot see it. */
  var wisepayCollectPage: ((profile: PsaProfile) => PageFacts) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.wisepayCollectPage = (profile) => collectPage(window, profile);
});
