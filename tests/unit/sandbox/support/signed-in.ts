/** Somebody who has signed in to WisePay in a browser, and whom the POD speaks for. */
import { Browser } from './browser.ts';
import { signInToPod } from './oidc.ts';
import { admin, type Call, podWith } from './pod.ts';

export async function signedIn(port: number): Promise<{ browser: Browser; pod: Call }> {
  const browser = new Browser(port);
  return { browser, pod: podWith(port, await signInToPod(port, admin, browser)) };
}
