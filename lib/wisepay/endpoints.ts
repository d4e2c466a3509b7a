/** WisePay's three addresses, and the schemas for them. */
import * as v from 'valibot';
import { isLoopbackName } from '../loopback.ts';

/** WisePay's three addresses. */
export interface Endpoints {
  /** The OpenID provider's own name for itself: for some, a trailing slash belongs to it. */
  readonly issuer: string;
  /** Base address of the POD API, without a trailing slash. */
  readonly api: string;
  /** Origin of the web app, on which the POD's own addresses are. */
  readonly app: string;
  /**
   * Further origins that WisePay's addresses may be on; an address outside all of these is not opened or shown.
   * Inference: public pages name `secure2.wise-sync.com`, where payers sign in and pay, and other hosts below
   * `wise-sync.com` and `wise-pay.com`. None is built in, and wildcards are not allowed: the build or the policy has to
   * name each one.
   */
  readonly otherApps?: readonly string[] | undefined;
}

/**
 * HTTPS, or plain HTTP on loopback for the sandbox: anything else would send tokens unencrypted. Without query,
 * fragment or login, because paths are appended.
 */
const urlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.url(),
  v.transform((text) => new URL(text)),
  v.check(({ protocol, hostname }) => {
    return protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname));
  }),
  v.check(({ search, hash, username, password }) => `${search}${hash}${username}${password}` === ''),
  // The URL standard allows an asterisk in a host name. It is meant as a wildcard, which is not supported.
  v.check(({ hostname }) => !hostname.includes('*')),
);

/** The provider's address as written, without a path that is only a slash. */
export const issuerSchema = v.pipe(
  urlSchema,
  v.transform(({ href, origin }) => (href === `${origin}/` ? origin : href)),
);

/** An address to which paths are appended, without trailing slashes. */
export const addressSchema = v.pipe(
  urlSchema,
  v.transform(({ href }) => href.replace(/\/+$/, '')),
);

/** The origin of an address; the rest of it is dropped. */
export const originSchema = v.pipe(
  urlSchema,
  v.transform(({ origin }) => origin),
);

/** All of them, each in the form in which it is used. */
export const endpointsSchema = v.object({
  issuer: issuerSchema,
  api: addressSchema,
  app: originSchema,
  otherApps: v.optional(v.pipe(v.array(originSchema), v.readonly())),
});

/** The origins in the text of a setting, unchecked, separated by commas or spaces. */
export function originsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((origin) => origin !== '');
}
