/** The messages that the browser itself reads: `@wxt-dev/i18n` writes all messages for it, but it needs only a few. */
import * as v from 'valibot';
import { languageOf, variants } from '../../lib/i18n/languages.ts';
import { browserGroups } from './key-problems.ts';

/** A file that a build is about to write; a copied file has no contents here. */
interface BuiltFile {
  readonly relativeDest: string;
  contents?: string;
}

const messagesSchema = v.record(v.string(), v.object({ message: v.string() }));

type Messages = v.InferOutput<typeof messagesSchema>;

/**
 * Keeps only the groups that the browser reads in its files. The extension's pages have their own texts. A variant's file
 * becomes whole, because stores want a description in each.
 *
 * @throws {Error} if a file has no messages in the browser's form
 */
export function keepBrowserMessages(files: readonly BuiltFile[]): void {
  const found = files.flatMap((file) => {
    const [, folder = ''] = /^_locales[\\/](\w+)[\\/]messages\.json$/.exec(file.relativeDest) ?? [];
    return folder !== '' && file.contents !== undefined
      ? [{ file, folder, messages: browserMessages(file.contents) }]
      : [];
  });
  for (const { file, folder, messages } of found) {
    const base = found.find((each) => each.folder === baseOf(folder))?.messages;
    file.contents = `${JSON.stringify({ ...base, ...messages }, null, 2)}\n`;
  }
}

function browserMessages(text: string): Messages {
  const messages = v.parse(v.pipe(v.string(), v.parseJson(), messagesSchema), text);
  return Object.fromEntries(
    Object.entries(messages).filter(([name]) => browserGroups.some((group) => name.startsWith(`${group}_`))),
  );
}

/** The language of a variant's folder, such as `en_AU`; undefined for a language's own. */
function baseOf(folder: string): string | undefined {
  const variant = variants.find((each) => each.replace('-', '_') === folder);
  return variant && languageOf(variant);
}
