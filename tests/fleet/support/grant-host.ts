/**
 * A host permission as a person grants it in the browser's prompt. The prompt is not part of a page, and a managed
 * browser offers no other way. So the grant is written into the browser's profile while the browser is not running.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const permissionsSchema = v.looseObject({ explicit_host: v.optional(v.array(v.string()), []) });

/** The three places: permissions in force, permissions allowed at most, and permissions that a person granted. */
const keptSchema = v.looseObject({
  active_permissions: v.optional(permissionsSchema, {}),
  granted_permissions: v.optional(permissionsSchema, {}),
  runtime_granted_permissions: v.optional(permissionsSchema, {}),
});

const preferencesSchema = v.looseObject({
  extensions: v.looseObject({ settings: v.record(v.string(), v.unknown()) }),
});

/**
 * @param profile the profile folder of a browser that is not running and has had the extension
 * @param pattern such as `https://cw.example.com/*`
 * @throws {Error} if the profile does not know the extension
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
