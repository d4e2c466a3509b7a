/** The description that stores show for a package, in each of its languages. */
import * as v from 'valibot';
import { readManifest } from '../archives/manifest.ts';
import { type Files, textIn } from '../files.ts';

const messagesSchema = v.record(v.string(), v.object({ message: v.string() }));

/**
 * The description as people read it: the manifest's own, or the message that it names, once for each language.
 *
 * @throws {Error} if a language lacks it
 */
export function descriptionsIn(files: Files): string[] {
  const { description } = readManifest(files);
  const [, name] = /^__MSG_(\w+)__$/.exec(description) ?? [];
  if (name === undefined) return [description];
  const paths = [...files.keys()].filter((path) => /^_locales\/\w+\/messages\.json$/.test(path));
  return paths.map((path) => {
    const message = v.parse(messagesSchema, JSON.parse(textIn(files, path)))[name]?.message;
    if (message === undefined) throw new Error(`${path} has no description`);
    return message;
  });
}
