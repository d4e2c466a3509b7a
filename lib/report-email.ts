/** The email to the administrator's help desk about a diagnostics report. */
import * as v from 'valibot';
import { mailTo } from './email.ts';

/** The words of an email, in the person's language. */
export interface EmailWords {
  readonly subject: string;
  /** Comes before the report. */
  readonly withReport: string;
  /** Comes instead of a report that is too long: asks for the copied report to be pasted. */
  readonly withoutReport: string;
}

/** The longest link that mail programs open whole: some cut it off after 2,000 or 2,048 characters. */
const longestLink = 1_900;

const addressSchema = v.pipe(v.string(), v.maxLength(320), v.email());

/** Whether an email can be addressed to this text: one plain address, with nothing that a link would read as more. */
export function isEmailAddress(text: string): boolean {
  return v.is(addressSchema, text);
}

/**
 * The `mailto:` link (RFC 6068) of an email with the report in its body, if the link does not get too long with it.
 *
 * @param address as {@link isEmailAddress} accepts it
 * @returns null for any other address
 */
export function reportEmail(address: string, report: string, words: EmailWords): string | null {
  if (!isEmailAddress(address)) return null;
  const link = (body: string) =>
    `${mailTo(address)}?subject=${encodeURIComponent(words.subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
  const whole = link(`${words.withReport}\n\n\n${report}`);
  return whole.length <= longestLink ? whole : link(`${words.withoutReport}\n\n`);
}
