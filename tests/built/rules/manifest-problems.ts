/** What a manifest grants, held against what docs/permissions.md lists. */

export type Manifest = Readonly<Record<string, unknown>>;

/** Fields that grant nothing by themselves; whatever is not among these has to be listed. */
const harmless = [
  'manifest_version',
  'name',
  'short_name',
  'description',
  'default_locale',
  'version',
  'icons',
  'minimum_chrome_version',
  'key',
  'background',
  'storage',
  'options_ui',
  // Has rules of its own: `policy-problems.ts`.
  'content_security_policy',
];

/** Fields of the toolbar button that say how it looks. */
const harmlessInAction = ['default_title', 'default_icon'];

/** Fields of a command that say what it is called and by which keys; they work while the browser is in front. */
const harmlessInCommands = ['suggested_key', 'description'];

/** Fields of a content script that say what it consists of and when it runs, not where. */
const harmlessInScripts = ['matches', 'js', 'css', 'run_at'];

/** @param documented as `grantsIn` of `documented.ts` gives them */
export function findManifestProblems(manifest: Manifest, documented: readonly string[]): string[] {
  const granted = grantsOf(manifest);
  return [
    ...granted.filter((grant) => !documented.includes(grant)).map((grant) => `not documented: ${grant}`),
    ...documented
      .filter((grant) => !granted.includes(grant))
      .map((grant) => `documented, not granted: ${grant}`),
  ];
}

/** One line for each thing that the manifest lets the extension do, or lets others do with it. */
function grantsOf(manifest: Manifest): string[] {
  return Object.entries(manifest).flatMap(([field, value]) => {
    if (harmless.includes(field)) return [];
    if (field === 'action') return grantsOfAction(value);
    if (field === 'commands') return grantsOfCommands(value);
    if (field === 'content_scripts') return listOf(value).flatMap(grantsOfScript);
    if (field === 'web_accessible_resources') return listOf(value).flatMap(grantsOfResources);
    return (Array.isArray(value) ? value : [value]).map((item) => `${field}: ${wordOf(item)}`);
  });
}

function grantsOfAction(action: unknown): string[] {
  const { default_popup: popup, ...more } = listOf([action])[0] ?? {};
  const others = Object.entries(more).filter(([field]) => !harmlessInAction.includes(field));
  return [
    ...(popup === undefined ? [] : [`action: ${wordOf(popup)}`]),
    ...others.map(([field, value]) => `action: ${field} ${wordOf(value)}`),
  ];
}

function grantsOfCommands(commands: unknown): string[] {
  return Object.entries(listOf([commands])[0] ?? {}).flatMap(([name, command]) => {
    const more = Object.entries(listOf([command])[0] ?? {}).filter(
      ([field]) => !harmlessInCommands.includes(field),
    );
    return [
      `commands: ${name}`,
      ...more.map(([field, value]) => `commands: ${name} ${field} ${wordOf(value)}`),
    ];
  });
}

function grantsOfScript(script: Manifest): string[] {
  const more = Object.entries(script).filter(([field]) => !harmlessInScripts.includes(field));
  return [
    ...textsOf(script['matches']).map((match) => `content_scripts: ${match}`),
    ...more.map(([field, value]) => `content_scripts: ${field} ${wordOf(value)}`),
  ];
}

function grantsOfResources({ resources, matches, use_dynamic_url: changes, ...more }: Manifest): string[] {
  return [
    ...textsOf(resources).flatMap((resource) =>
      textsOf(matches).map((match) => `web_accessible_resources: ${resource} for ${match}`),
    ),
    ...(changes === true ? [] : ['web_accessible_resources: an address that stays the same']),
    ...Object.entries(more).map(([field, value]) => `web_accessible_resources: ${field} ${wordOf(value)}`),
  ];
}

function listOf(value: unknown): Manifest[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(wordOf) : [];
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
