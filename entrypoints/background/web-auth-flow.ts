/** The browser's window for signing in. It is touched only when somebody signs in. */
import browser from 'webextension-polyfill';
import type { WebAuthFlow } from '../../lib/wisepay/sign-in/sign-in.ts';

/**
 * How long a silent sign-in may take in all, in ms. Until then the panel shows that it loads, so it must not be much longer
 * than a provider's own pages and redirects need; where the provider shows its login in place of an answer, this passes first.
 */
const silentMs = 10_000;

/** Chrome has had both since version 113. The polyfill hands them on, and has no types for them. */
interface ChromeDetails {
  readonly url: string;
  readonly interactive: boolean;
  /** Whether the flow ends with the first page that has loaded: then no script of that page could go on. */
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
