/** The messages that the browser itself reads: `@wxt-dev/i18n` writes all messages for it, but it needs only a few. */
import * as v from 'valibot';
import { browserGroups } from './key-problems.ts';

/** A file that a build is about to write; a copied file has no contents here. */
interface BuiltFile {
  readonly relativeDest: string;
  contents?: string;
}

const messagesSchema = v.record(v.string(), v.object({ message: v.string() }));

/** Keeps only the groups that the browser reads in its files. The extension's pages have their own texts. */
export function keepBrowserMessages(files: readonly BuiltFile[]): void {
  for (const file of files) {
    const isMessages = /^_locales[\\/]\w+[\\/]messages\.json$/.test(file.relativeDest);
    if (isMessages && file.contents !== undefined) file.contents = browserMessages(file.contents);
  }
}

function browserMessages(text: string): string {
  const messages = v.parse(v.pipe(v.string(), v.parseJson(), messagesSchema), text);
  const kept = Object.entries(messages).filter(([name]) =>
    browserGroups.some((group) => name.startsWith(`${group}_`)),
  );
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`;
}
