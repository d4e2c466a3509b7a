/** Keeps the tables of `docs/performance.md` as they were measured: nobody copies figures by hand. */
import { readFile, writeFile } from 'node:fs/promises';

const documentPath = 'docs/performance.md';

/** A table of text cells; the first row is its head. */
export type Table = readonly (readonly string[])[];

/** The table in Markdown. */
export function markdownTable([head = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Puts `text` between the document's marks `<!-- name -->` and `<!-- /name -->`, in place of what stands there.
 *
 * @throws {Error} where the document has no such marks
 */
export async function documentResult(name: string, text: string): Promise<void> {
  const document = await readFile(documentPath, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${documentPath} has no place for ${name}.`);
  const changed = `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`;
  await writeFile(documentPath, changed);
}
