/** The browser's sign-in window. The API is used only when someone signs in. */
import browser from 'webextension-polyfill';
import type { WebAuthFlow } from '../../wisepay/sign-in/sign-in.ts';

/**
 * How long a silent sign-in may take in all, in ms. The panel shows that it is loading meanwhile, so this must not be
 * much longer than a provider's pages and redirects need. If the provider shows its login instead of answering, this
 * runs out.
 */
const silentMs = 10_000;

/** Chrome has had the last two since version 113. The polyfill passes them on but has no types for them. */
interface ChromeDetails {
  readonly url: string;
  readonly interactive: boolean;
  /** Whether the flow ends when the first page has loaded, before a script on that page can continue it. */
  readonly abortOnLoadForNonInteractive?: boolean;
  readonly timeoutMsForNonInteractive?: number;
}

export const webAuthFlow: WebAuthFlow = {
  get redirectUrl() {
    return browser.identity.getRedirectURL();
  },
  launch(url, interactive) {
    const details: ChromeDetails = interactive
      ? { url, interactive }
      : { url, interactive, abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: silentMs };
    return browser.identity.launchWebAuthFlow(details);
  },
};
