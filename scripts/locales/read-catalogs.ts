/** The files in `locales/`, read as `@wxt-dev/i18n` reads them to generate the key types and the browser's messages. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';

/** The messages of a language by key, such as `status.paid`. */
export type Catalog = ReadonlyMap<string, string>;

/**
 * The catalogs in a folder, by language.
 *
 * @throws {Error} if a file cannot be read, or has a group that is mistaken for a message in the browser's own form
 */
export async function readCatalogs(folder: string): Promise<ReadonlyMap<string, Catalog>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return new Map(
    await Promise.all(
      files.map(async (name) => [basename(name, '.json'), await readCatalog(join(folder, name))] as const),
    ),
  );
}

async function readCatalog(file: string): Promise<Catalog> {
  const messages = await parseMessagesFile(file);
  // The parser adds the messages that browsers have built in.
  const own = messages.filter(({ key: [group = ''] }) => !group.startsWith('@@'));
  return new Map(
    own.map((message) => {
      const key = message.key.join('.');
      if (message.type !== 'simple') throw new Error(`${file}: "${key}" is no group of messages.`);
      return [key, message.message];
    }),
  );
}
