/**
 * What an administrator can set: which WisePay the POD talks to, over the build's own setting, and how long a sign-in
 * outlives its last use.
 */
import * as v from 'valibot';
import { isLoopbackName } from './loopback.ts';

/** WisePay's three addresses, without a slash at the end. */
export interface Endpoints {
  /** The OpenID provider. */
  readonly issuer: string;
  /** Base address of the POD API. */
  readonly api: string;
  /** Origin of the web app; nothing else is ever opened in a tab. */
  readonly app: string;
}

/**
 * HTTPS, or plain HTTP on loopback for the sandbox: anything else would send tokens over an open line. And bare:
 * paths are put behind it.
 */
const addressSchema = v.pipe(
  v.string(),
  v.transform((text) => URL.parse(text.trim())),
  v.instance(URL),
  v.check(({ protocol, hostname }) => {
    return protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname));
  }),
  v.check(({ search, hash, username, password }) => `${search}${hash}${username}${password}` === ''),
);

const endpointSchemas = {
  issuer: v.pipe(addressSchema, v.transform(withoutSlash)),
  api: v.pipe(addressSchema, v.transform(withoutSlash)),
  app: v.pipe(
    addressSchema,
    v.transform(({ origin }) => origin),
  ),
};

/** How long the POD may stay unused before its token goes, in minutes, where the policy says nothing. */
const defaultIdleMinutes = 15;

const idleMinutesSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720));

function withoutSlash({ href }: URL): string {
  return href.replace(/\/+$/, '');
}

/** The policy's keys, as public/managed_schema.json declares them. */
const policyKeys = {
  issuer: 'wisepayIssuer',
  api: 'wisepayApi',
  app: 'wisepayApp',
  idleMinutes: 'idleMinutes',
} as const;

/**
 * The endpoints in force; null while one is missing. A bad value in the policy is ignored by itself.
 *
 * @param managed the content of the browser's managed storage
 * @param build the addresses that the package was built with; empty text where it has none
 */
export function readEndpoints(
  managed: Readonly<Record<string, unknown>>,
  build: Endpoints,
): Endpoints | null {
  const choose = (name: keyof Endpoints) =>
    [managed[policyKeys[name]], build[name]]
      .map((candidate) => v.safeParse(endpointSchemas[name], candidate))
      .find((result) => result.success)?.output;
  const issuer = choose('issuer');
  const api = choose('api');
  const app = choose('app');
  return issuer === undefined || api === undefined || app === undefined ? null : { issuer, api, app };
}

/**
 * After how many minutes without use the token is dropped; a bad value in the policy is ignored.
 *
 * @param managed the content of the browser's managed storage
 */
export function readIdleMinutes(managed: Readonly<Record<string, unknown>>): number {
  const minutes = v.safeParse(idleMinutesSchema, managed[policyKeys.idleMinutes]);
  return minutes.success ? minutes.output : defaultIdleMinutes;
}
