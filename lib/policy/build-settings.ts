/**
 * What a package is built with: which WisePay it talks to and which PSA hosts it serves. The values come from the
 * `.env` files (see `.env.example`); an administrator's policy may override the WisePay addresses.
 */

import { psaMatchesOn } from '../psa/hosts.ts';
import { grantableSitesOf, servedHostsOf } from '../psa/package-hosts.ts';
import { type Endpoints, originsIn } from '../wisepay/endpoints.ts';

// Declared, so that the build inlines only the values that are read. Read by a string key, it would inline all of them.
declare global {
  interface ImportMetaEnv {
    readonly WXT_WISEPAY_ISSUER?: string;
    readonly WXT_WISEPAY_API?: string;
    readonly WXT_WISEPAY_APP?: string;
    readonly WXT_PSA_HOSTS?: string;
    readonly WXT_GRANTABLE_HOSTS?: string;
  }
}

const [app = '', ...otherApps] = originsIn(import.meta.env.WXT_WISEPAY_APP ?? '');

/** The addresses set by the build: unchecked text, empty if not set. */
export const buildEndpoints: Endpoints = {
  issuer: import.meta.env.WXT_WISEPAY_ISSUER ?? '',
  api: import.meta.env.WXT_WISEPAY_API ?? '',
  app,
  ...(otherApps.length > 0 && { otherApps }),
};

/** The PSA hosts that this package serves without a grant, as names; `*.` stands for any subdomain. */
export const servedHosts: readonly string[] = servedHostsOf(import.meta.env.WXT_PSA_HOSTS);

/** The manifest's match patterns for those hosts. */
export const servedMatches: readonly string[] = servedHosts.flatMap(psaMatchesOn);

/** Whether a person may grant this package more hosts: those that the administrator's policy names. */
export const grantsHosts: boolean =
  grantableSitesOf(import.meta.env.WXT_PSA_HOSTS, import.meta.env.WXT_GRANTABLE_HOSTS).length > 0;
