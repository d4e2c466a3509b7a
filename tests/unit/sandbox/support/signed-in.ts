/** A user who has signed in to WisePay in a browser, and the POD's calls for that user. */
import { Browser } from './browser.ts';
import { signInToPod } from './oidc.ts';
import { admin, type Call, podWith } from './pod.ts';

export async function signedIn(port: number): Promise<{ browser: Browser; pod: Call }> {
  const browser = new Browser(port);
  return { browser, pod: podWith(port, await signInToPod(port, admin, browser)) };
}
