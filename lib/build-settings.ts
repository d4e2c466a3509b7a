/**
 * What a package is built with: which WisePay it talks to and which PSA hosts it serves. The values come from the
 * `.env` files (see `.env.example`); an administrator's policy may override the WisePay addresses.
 */
import type { Endpoints } from './policy.ts';
import { psaHosts, psaMatches } from './psa/hosts.ts';

// Declared, so that the build puts in the one value that is asked for; asked for by a text, it would put in all of them.
declare global {
  interface ImportMetaEnv {
    readonly WXT_WISEPAY_ISSUER?: string;
    readonly WXT_WISEPAY_API?: string;
    readonly WXT_WISEPAY_APP?: string;
    readonly WXT_SANDBOX_PSA_HOST?: string;
  }
}

/** Empty text where the build names no address. */
export const buildEndpoints: Endpoints = {
  issuer: import.meta.env.WXT_WISEPAY_ISSUER ?? '',
  api: import.meta.env.WXT_WISEPAY_API ?? '',
  app: import.meta.env.WXT_WISEPAY_APP ?? '',
};

/** The one PSA host of a sandbox build, with its port. */
const sandboxHost: string | undefined = import.meta.env.WXT_SANDBOX_PSA_HOST;

/** The PSA hosts whose pages this package serves. */
export const servedHosts: readonly string[] = sandboxHost === undefined ? psaHosts : [sandboxHost];

/** The manifest's match patterns for those hosts. */
export const servedMatches: readonly string[] =
  sandboxHost === undefined ? psaMatches : [`http://${sandboxHost}/*`];
