/** What a build gets from its machine's environment, and the settings that it reports. */
import * as v from 'valibot';

/**
 * What Node, the operating system and the build's tools need. Everything else is withheld, because a build runs
 * third-party code, and a build machine's environment contains the signing key and more.
 */
const neededNames = new Set([
  'PATH',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TMP',
  'TEMP',
  'TZ',
  'LANG',
  'SYSTEMROOT',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
]);

/** The part of an environment that a build gets: the names above, and the build's own settings (`WXT_…`). */
export function environmentForBuild(all: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value !== undefined && (neededNames.has(name.toUpperCase()) || name.startsWith('WXT_'))
        ? [[name, value]]
        : [],
    ),
  );
}

const variable = v.optional(v.string());

/** The build's settings after its `.env` files have been read; see `.env.example`. */
export const buildVariablesSchema = v.object({
  WXT_WISEPAY_ISSUER: variable,
  WXT_WISEPAY_API: variable,
  WXT_WISEPAY_APP: variable,
  WXT_PSA_HOSTS: variable,
  WXT_GRANTABLE_HOSTS: variable,
});

export type BuildVariables = v.InferOutput<typeof buildVariablesSchema>;

/** Names of what a build leaves in its folder: the extension, and the settings that it used. */
export const builtExtension = 'extension';
export const builtVariables = 'variables.json';
