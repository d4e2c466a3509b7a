/** The browser's window for signing in. It is touched only when somebody signs in. */
import browser from 'webextension-polyfill';
import type { WebAuthFlow } from '../../lib/wisepay/sign-in/sign-in.ts';

export const webAuthFlow: WebAuthFlow = {
  get redirectUrl() {
    return browser.identity.getRedirectURL();
  },
  launch: (url, interactive) => browser.identity.launchWebAuthFlow({ url, interactive }),
};
