/** What reaches a build from the machine it runs on, and what the build says that it has read. */
import * as v from 'valibot';

/**
 * What Node, the operating system and the build's tools need. Everything else stays outside, because a build runs other
 * people's code, and a build machine's environment holds the signing key and more.
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

/** The part of an environment that a build gets: the above, and the build's own settings (`WXT_…`). */
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

/** Names of what a build leaves in its folder: the extension, and the settings that it was built with. */
export const builtExtension = 'extension';
export const builtVariables = 'variables.json';
