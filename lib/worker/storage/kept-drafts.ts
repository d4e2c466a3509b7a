/**
 * What panels keep of a person's work for the browser session: drafts (`lib/panel/kept-drafts.ts`), and the payments that
 * were seen (`lib/panel/seen-payments.ts`). Dropped for another person.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { sameEmail } from '../../email.ts';
import { isKeptDraftsKey } from '../../protocol/drafts-message.ts';
import { isSeenPaymentsKey } from '../../protocol/seen-payments.ts';
import { sessionItem } from './session-item.ts';

/** The PSA user whose they are, and their WisePay user. */
const person = sessionItem('drafts.person');
const user = sessionItem('drafts.user');

/** Removes all of it. Rejects if the storage fails. */
export async function forgetDrafts(): Promise<void> {
  const stored = await browser.storage.session.get(null);
  const isPersonal = (key: string) => isKeptDraftsKey(key) || isSeenPaymentsKey(key);
  await browser.storage.session.remove(Object.keys(stored).filter(isPersonal));
}

/**
 * Removes what any other person left. Rejects if the storage fails.
 *
 * @param psaEmail the PSA user; null if PSA does not say: the next one who is known decides
 */
export async function keepDraftsOnlyFor(psaEmail: string | null): Promise<void> {
  if (psaEmail === null) return;
  const known = v.safeParse(v.string(), await person.read());
  if (known.success && sameEmail(known.output, psaEmail)) return;
  if (known.success) await forgetDrafts();
  await person.write(psaEmail);
}

/** The same for another WisePay user, which PSA need not tell. */
export async function keepDraftsOnlyForUser({ issuer, subject }: WisePayUser): Promise<void> {
  const name = `${issuer} ${subject}`;
  const known = await user.read();
  if (known === name) return;
  if (known !== undefined) await forgetDrafts();
  await user.write(name);
}

/** As OpenID names a user. */
interface WisePayUser {
  readonly issuer: string;
  readonly subject: string;
}
