/** WisePay's three addresses: which texts may be one. */
import * as v from 'valibot';
import { isLoopbackName } from '../loopback.ts';

/** WisePay's three addresses. */
export interface Endpoints {
  /** The OpenID provider, by the name that it gives itself: to some, a slash at the end belongs to it. */
  readonly issuer: string;
  /** Base address of the POD API, without a slash at the end. */
  readonly api: string;
  /** Origin of the web app: the one that the POD's own addresses are on. */
  readonly app: string;
  /**
   * Further origins that WisePay's addresses may be on; outside all of these, none is opened or shown. Inference: public
   * pages name `secure2.wise-sync.com`, where payers sign in and pay, and other hosts below `wise-sync.com` and
   * `wise-pay.com`. None is built in, and no wildcard is taken: each that is meant is named, by the build or by policy.
   */
  readonly otherApps?: readonly string[] | undefined;
}

/**
 * HTTPS, or plain HTTP on loopback for the sandbox: anything else would send tokens over an open line. And bare:
 * paths are put behind it.
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
  // To the URL standard an asterisk is a letter like any other; whoever writes one means any name.
  v.check(({ hostname }) => !hostname.includes('*')),
);

/** The provider's address, as it is written but for a path that is nothing but a slash. */
export const issuerSchema = v.pipe(
  urlSchema,
  v.transform(({ href, origin }) => (href === `${origin}/` ? origin : href)),
);

/** An address behind which paths are put. */
export const addressSchema = v.pipe(
  urlSchema,
  v.transform(({ href }) => href.replace(/\/+$/, '')),
);

/** The origin of an address, however it is written. */
export const originSchema = v.pipe(
  urlSchema,
  v.transform(({ origin }) => origin),
);

/** All of them, each as it is used. */
export const endpointsSchema = v.object({
  issuer: issuerSchema,
  api: addressSchema,
  app: originSchema,
  otherApps: v.optional(v.pipe(v.array(originSchema), v.readonly())),
});

/** The origins in the text of a setting, as they are written there: with commas or spaces between them. */
export function originsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((origin) => origin !== '');
}
