/** WisePay's three addresses: which texts may be one. */
import * as v from 'valibot';
import { isLoopbackName } from '../loopback.ts';

/** WisePay's three addresses. */
export interface Endpoints {
  /** The OpenID provider, by the name that it gives itself: to some, a slash at the end belongs to it. */
  readonly issuer: string;
  /** Base address of the POD API, without a slash at the end. */
  readonly api: string;
  /** Origin of the web app; nothing else is ever opened in a tab. */
  readonly app: string;
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

/** All three, each as it is used. */
export const endpointsSchema = v.object({ issuer: issuerSchema, api: addressSchema, app: originSchema });
