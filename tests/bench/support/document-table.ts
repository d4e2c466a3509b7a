/** Writes measured tables into `docs/performance.md`, so that no one copies figures by hand. */
import { readFile, writeFile } from 'node:fs/promises';

const documentPath = 'docs/performance.md';

/** Rows of text cells; the first row is the head. */
export type Table = readonly (readonly string[])[];

/** Formats a table as Markdown. */
export function markdownTable([head = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Replaces the text between the document's marks `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws {Error} if the document has no such marks
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
