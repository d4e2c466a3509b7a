/** Compares what a manifest grants with docs/permissions.md. */

export type Manifest = Readonly<Record<string, unknown>>;

/** Fields that grant nothing. All others must be documented. */
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
  // See `policy-problems.ts`.
  'content_security_policy',
];

/** Fields that say how the toolbar button looks. */
const harmlessInAction = ['default_title', 'default_icon'];

/** A command's description and keys. The keys work only while the browser has the focus. */
const harmlessInCommands = ['suggested_key', 'description'];

/** A content script's files and timing, and its `matches`, which `grantsOfScript` lists separately. */
const harmlessInScripts = ['matches', 'js', 'css', 'run_at'];

/** @param documented grants in the format of `grantsOn` in `documented.ts` */
export function findManifestProblems(manifest: Manifest, documented: readonly string[]): string[] {
  const granted = grantsOf(manifest);
  return [
    ...granted.filter((grant) => !documented.includes(grant)).map((grant) => `not documented: ${grant}`),
    ...documented
      .filter((grant) => !granted.includes(grant))
      .map((grant) => `documented, not granted: ${grant}`),
  ];
}

/** One line for each thing that the manifest lets the extension do, or lets others do with the extension. */
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
