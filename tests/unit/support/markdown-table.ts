/** Tables in the project's documents. */

/** The cells of a table's rows, without the two lines of its head. */
export function rowsOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1));
}
