/**
 * A host permission, as a person grants it in the browser's own prompt. That prompt is part of no page, and a browser
 * that policy manages offers no other way: so the grant is written where the browser keeps it, while it is not running.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const permissionsSchema = v.looseObject({ explicit_host: v.optional(v.array(v.string()), []) });

/** The three places: what is in force, what may ever be, and what a person has granted. */
const keptSchema = v.looseObject({
  active_permissions: v.optional(permissionsSchema, {}),
  granted_permissions: v.optional(permissionsSchema, {}),
  runtime_granted_permissions: v.optional(permissionsSchema, {}),
});

const preferencesSchema = v.looseObject({
  extensions: v.looseObject({ settings: v.record(v.string(), v.unknown()) }),
});

/**
 * @param profile of a browser that is not running and has had the extension
 * @param pattern such as `https://cw.example.com/*`
 * @throws {Error} when the profile does not know the extension
 */
export async function grantHost(profile: string, extensionId: string, pattern: string): Promise<void> {
  const path = join(profile, 'Default', 'Preferences');
  const preferences = v.parse(preferencesSchema, JSON.parse(await readFile(path, 'utf8')));
  const { settings } = preferences.extensions;
  const kept = v.parse(keptSchema, settings[extensionId]);
  for (const permissions of [
    kept.active_permissions,
    kept.granted_permissions,
    kept.runtime_granted_permissions,
  ]) {
    permissions.explicit_host = [...permissions.explicit_host, pattern];
  }
  settings[extensionId] = kept;
  await writeFile(path, JSON.stringify(preferences));
}
