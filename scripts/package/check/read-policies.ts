/** Reads policy files for Linux and macOS as a browser does, independently of the code that writes them. */
import { parse } from 'plist';
import * as v from 'valibot';

/** What a policy file says, for all extensions that it names. */
export interface PolicyReading {
  readonly forcelist: readonly string[];
  /** `ExtensionSettings`, by extension ID; empty if the file has none. */
  readonly toolbar: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By extension ID. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const valuesSchema = v.record(v.string(), v.unknown());
const forcelistSchema = v.array(v.string());
const byExtensionSchema = v.record(v.string(), valuesSchema);

const linuxSchema = v.strictObject({
  ExtensionInstallForcelist: forcelistSchema,
  ExtensionSettings: byExtensionSchema,
  '3rdparty': v.strictObject({ extensions: byExtensionSchema }),
});

/** A Linux policy. @throws {Error} if it is not JSON, or contains more than the list and the settings */
export function readLinuxPolicy(text: string): PolicyReading {
  const policy = v.parse(linuxSchema, JSON.parse(text));
  return {
    forcelist: policy.ExtensionInstallForcelist,
    toolbar: policy.ExtensionSettings,
    settings: policy['3rdparty'].extensions,
  };
}

const profileSchema = v.looseObject({
  PayloadType: v.literal('Configuration'),
  PayloadContent: v.array(
    v.looseObject({ PayloadType: v.string(), PayloadUUID: v.pipe(v.string(), v.uuid()) }),
  ),
});

/**
 * A configuration profile's policy.
 *
 * @param macDomain the browser's preference domain
 * @throws {Error} if it is not a configuration profile, or has no list
 */
export function readMobileconfig(text: string, macDomain: string): PolicyReading {
  const { PayloadContent: payloads } = v.parse(profileSchema, parse(text));
  const prefix = `${macDomain}.extensions.`;
  const own = payloads.find(({ PayloadType }) => PayloadType === macDomain);
  const others = payloads.filter(({ PayloadType }) => PayloadType.startsWith(prefix));
  return {
    forcelist: v.parse(forcelistSchema, own?.['ExtensionInstallForcelist']),
    toolbar: v.parse(byExtensionSchema, own?.['ExtensionSettings']),
    settings: Object.fromEntries(
      others.map((payload) => [
        payload.PayloadType.slice(prefix.length),
        Object.fromEntries(Object.entries(payload).filter(([name]) => !name.startsWith('Payload'))),
      ]),
    ),
  };
}
