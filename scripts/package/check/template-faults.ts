/** Checks that a pair of ADMX and ADML files has every setting, in the right place and with its texts. */
import * as v from 'valibot';
import { type Files, textIn } from '../files.ts';
import type { Setting, SettingKind } from '../policies/settings-schema.ts';
import { readXml, several } from './read-xml.ts';

const namedSchema = v.looseObject({ '@id': v.string() });

const policySchema = v.looseObject({
  '@name': v.string(),
  '@key': v.string(),
  '@valueName': v.optional(v.string()),
  elements: v.optional(
    v.looseObject({
      text: v.optional(v.looseObject({ '@valueName': v.string() })),
      enum: v.optional(v.looseObject({ '@valueName': v.string() })),
      decimal: v.optional(v.looseObject({ '@valueName': v.string() })),
      list: v.optional(v.looseObject({ '@key': v.string(), '@valuePrefix': v.literal('') })),
    }),
  ),
});

const admxSchema = v.object({
  policyDefinitions: v.looseObject({ policies: v.object({ policy: several(policySchema) }) }),
});

const admlSchema = v.object({
  policyDefinitionResources: v.looseObject({
    resources: v.object({
      stringTable: v.object({ string: several(namedSchema) }),
      presentationTable: v.object({ presentation: several(namedSchema) }),
    }),
  }),
});

type Policy = v.InferOutput<typeof policySchema>;

/** The browser's registry key, the extension's ID and its settings. */
interface Expected {
  readonly registryKey: string;
  readonly id: string;
  readonly settings: readonly Setting[];
}

/**
 * The faults as texts, each with its file; empty if there are none.
 *
 * @param paths of the two files among `files`
 */
export function templateFaults(
  files: Files,
  paths: { readonly admx: string; readonly adml: string },
  { registryKey, id, settings }: Expected,
): string[] {
  const { admx, adml } = paths;
  try {
    const definitions = v.parse(admxSchema, readXml(textIn(files, admx))).policyDefinitions;
    const { resources } = v.parse(admlSchema, readXml(textIn(files, adml))).policyDefinitionResources;
    const key = `${registryKey}\\3rdparty\\extensions\\${id}\\policy`;
    const policies = definitions.policies.policy;
    return [
      ...policies
        .filter((policy) => !settings.some((setting) => setting.key === policy['@name']))
        .map((policy) => `${admx}: ${policy['@name']} is no setting`),
      ...settings
        .filter((setting) => !policies.some((policy) => isFor(setting, policy, key)))
        .map((setting) => `${admx}: ${setting.key} is missing or writes elsewhere`),
      ...missingTexts(textIn(files, admx), resources.stringTable.string, 'string').map(
        (text) => `${adml}: ${text}`,
      ),
      ...missingTexts(textIn(files, admx), resources.presentationTable.presentation, 'presentation').map(
        (text) => `${adml}: ${text}`,
      ),
    ];
  } catch (error) {
    return [`${admx}: cannot be read back (${error instanceof Error ? error.message : String(error)})`];
  }
}

function isFor({ key: name, kind }: Setting, policy: Policy, key: string): boolean {
  return (
    policy['@name'] === name &&
    policy['@key'] === key &&
    places[kind](policy) === (kind === 'list' ? `${key}\\${name}` : name)
  );
}

/** Where a template writes a setting of each kind. */
const places = {
  boolean: (policy) => policy['@valueName'],
  integer: (policy) => policy.elements?.decimal?.['@valueName'],
  list: (policy) => policy.elements?.list?.['@key'],
  text: ({ elements }) => (elements?.text ?? elements?.enum)?.['@valueName'],
  json: (policy) => policy.elements?.text?.['@valueName'],
} as const satisfies Record<SettingKind, (policy: Policy) => string | undefined>;

/** What the ADMX refers to as `$(string.name)` and `$(presentation.name)`, and the ADML lacks. */
function missingTexts(admx: string, found: readonly { readonly '@id': string }[], kind: string): string[] {
  const references = [...admx.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(
    ([, name = '']) => name,
  );
  const ids = new Set(found.map((item) => item['@id']));
  return [...new Set(references)].filter((name) => !ids.has(name)).map((name) => `no ${kind} ${name}`);
}
