/** The options of a package run, checked before anything is built or written. */
import { defaultPolicy } from '../../lib/policy/policy.ts';
import { type PolicyProblem, readPolicy } from '../../lib/policy/read-policy.ts';
import { isHost, psaHosts } from '../../lib/psa/hosts.ts';
import { amountProblem } from './amount-problems.ts';
import { readSigningKey, type SigningKey } from './archives/signing-key.ts';
import { hostedUrl } from './hosted-url.ts';
import { PackageError } from './package-error.ts';

/** The options, unchecked. */
export interface PackageOptions {
  /** `sandbox`: for tests, with the sandbox's WisePay. The ID of `keyPem` replaces the sandbox's fixed one. */
  readonly mode: 'production' | 'sandbox';
  /** `1.2.3`; by default, that of package.json. */
  readonly version?: string | undefined;
  /** The only hosts that the packages serve without a grant: `cw.example.com`, `psa.localhost:4600`. */
  readonly psaHosts?: readonly string[] | undefined;
  /** Match patterns, comma-separated, of the sites that may be granted later; see `WXT_GRANTABLE_HOSTS`. */
  readonly grantableHosts?: string | undefined;
  /** The RSA key that signs the CRX and determines its ID. Without it there is no CRX. */
  readonly keyPem?: string | undefined;
  /** The address of the folder for the CRX and updates.xml. */
  readonly baseUrl?: string | undefined;
  /** The extension's IDs in the stores that have it. */
  readonly chromeStoreId?: string | undefined;
  readonly edgeStoreId?: string | undefined;
  /** The extension's settings for the policy files; without them, each file sets one setting to its default. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** A missing or empty folder, unless `replaces`. */
  readonly outDir: string;
  /** Replaces what is in the folder. */
  readonly replaces?: boolean | undefined;
}

/** The checked options; null for what was not given. */
export interface CheckedOptions {
  readonly mode: 'production' | 'sandbox';
  readonly version: string | null;
  /** Settings that take precedence over the build's `.env` files. */
  readonly buildSettings: Readonly<Record<string, string>>;
  readonly key: SigningKey | null;
  /** With a slash at the end. */
  readonly baseUrl: string | null;
  readonly chromeStoreId: string | null;
  readonly edgeStoreId: string | null;
  /** The settings that the policy files set. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether those were given. */
  readonly hasOwnValues: boolean;
  readonly outDir: string;
  readonly replaces: boolean;
}

/** Appears in the browser's list of policies, but changes nothing. */
const harmlessValues = { idleMinutes: defaultPolicy.idleMinutes };

/** Checks all options. @throws {PackageError} on the first option that is wrong */
export function checkOptions(options: PackageOptions): CheckedOptions {
  const { mode, version, psaHosts: hosts = [], grantableHosts, keyPem, baseUrl, outDir } = options;
  for (const host of hosts) checkHost(host);
  const checked = {
    mode,
    version: version === undefined ? null : checkVersion(version),
    buildSettings: {
      ...(hosts.length > 0 && { WXT_PSA_HOSTS: hosts.join(',') }),
      ...(grantableHosts !== undefined && { WXT_GRANTABLE_HOSTS: checkGrantable(grantableHosts, mode) }),
    },
    key: keyPem === undefined ? null : readSigningKey(keyPem),
    baseUrl: baseUrl === undefined ? null : checkBaseUrl(baseUrl),
    chromeStoreId: checkId(options.chromeStoreId),
    edgeStoreId: checkId(options.edgeStoreId),
    values: options.settings === undefined ? harmlessValues : checkSettings(options.settings),
    hasOwnValues: options.settings !== undefined,
    outDir,
    replaces: options.replaces ?? false,
  };
  checkTogether(checked);
  return checked;
}

/** Checks options that are valid alone, but not together. */
function checkTogether({ key, baseUrl, chromeStoreId, edgeStoreId, hasOwnValues }: CheckedOptions): void {
  if (baseUrl !== null && key === null) {
    throw new PackageError(
      '--base-url needs a signing key: what is hosted there is a signed CRX. Give one with --key or WISEPAY_SIGNING_KEY.',
    );
  }
  if (chromeStoreId !== null && chromeStoreId === edgeStoreId) {
    throw new PackageError(
      `Both stores have the same id, ${chromeStoreId}. Each store gives its own; look at the addresses of the listings.`,
    );
  }
  if (hasOwnValues && baseUrl === null && chromeStoreId === null && edgeStoreId === null) {
    throw new PackageError(
      '--settings would have no effect: settings go into policy files, which need a route. Give --key and --base-url, --chrome-store-id or --edge-store-id.',
    );
  }
}

/** Accepts one server's name; stars only in ConnectWise's own hosts. */
function checkHost(host: string): void {
  if (isHost(host) || psaHosts.includes(host)) return;
  const plain = host.toLowerCase().replace(/:443$/, '');
  const cause =
    plain !== host && (isHost(plain) || psaHosts.includes(plain))
      ? `Write it in lower case and without the port 443, which goes without saying: ${plain}.`
      : `A host is one server's name in lower case, such as cw.example.com or cw.example.com:8443, without https://, path or stars (but for ConnectWise's own: ${psaHosts.join(', ')}).`;
  throw new PackageError(`"${host}" is not a PSA host. ${cause}`);
}

function checkGrantable(patterns: string, mode: string): string {
  const bad = patterns
    .split(',')
    .map((pattern) => pattern.trim())
    .find((pattern) => pattern !== '' && !isGrantable(pattern, mode));
  if (bad === undefined) return patterns;
  throw new PackageError(`"${bad}" cannot be granted. All of a site can, by https: https://*.example.com/*`);
}

function isGrantable(pattern: string, mode: string): boolean {
  const [, scheme, host = ''] = /^(https?):\/\/(\*|(?:\*\.)?[^/*]+)\/\*$/.exec(pattern) ?? [];
  return scheme !== undefined && host !== '' && (scheme === 'https' || mode === 'sandbox');
}

/** One to four numbers up to 65535, no zeros in front, not all zero (developer.chrome.com, "Manifest: version"). */
function checkVersion(version: string): string {
  const parts = version.split('.');
  const isVersion =
    parts.length <= 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,4})$/.test(part) && Number(part) <= 65_535) &&
    parts.some((part) => part !== '0');
  if (isVersion) return version;
  throw new PackageError(`"${version}" is not a version: one to four numbers up to 65535, such as 1.2.3.`);
}

function checkBaseUrl(text: string): string {
  const url = hostedUrl(text);
  if (url !== null) return url.href.replace(/\/*$/, '/');
  throw new PackageError(
    `"${text}" is no base URL. It is the https address of a folder, such as https://admin.example.com/pod/.`,
  );
}

function checkId(id: string | undefined): string | null {
  if (id === undefined) return null;
  if (/^[a-p]{32}$/.test(id)) return id;
  throw new PackageError(`"${id}" is not an extension's id: 32 letters from a to p.`);
}

/** Checks the settings by the extension's own rules. */
function checkSettings(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { problems } = readPolicy(settings, { issuer: '', api: '', app: '' });
  const found = [
    ...problems.map((problem) => `${problem.key}: ${reasonOf(problem, settings[problem.key])}`),
    ...Object.entries(settings).flatMap(([key, value]) => {
      const problem = problems.some((other) => other.key === key) ? undefined : amountProblem(key, value);
      return problem === undefined ? [] : [`${key}: ${problem}`];
    }),
  ];
  if (found.length === 0) return settings;
  throw new PackageError(
    `These settings would not be used as they are.\n${found.join('\n')}\nWhat each may be: docs/admin-guide.md, section 4.`,
  );
}

function reasonOf({ key, reason }: PolicyProblem, value: unknown): string {
  if (value === null && reason !== 'unknown_key') return 'null is no value; leave the key out';
  return amountProblem(key, value) ?? reasons[reason];
}

const reasons = {
  bad_value: 'its value cannot be used',
  partly_bad: 'a part of its value cannot be used',
  unknown_key: 'there is no such setting',
} as const satisfies Record<PolicyProblem['reason'], string>;
