/**
 * Reads an intact QR code by ISO/IEC 18004, with none of the code that draws it. Versions 1 to 6, without error
 * correction.
 */

/** Whether a module is dark, by row and column. */
export type Modules = readonly (readonly boolean[])[];

export interface QrReading {
  readonly text: string;
  readonly level: 'L' | 'M' | 'Q' | 'H';
}

/** Table 9: how many data codewords each block has, by version. */
const blocksOf: Record<QrReading['level'], readonly (readonly number[])[]> = {
  L: [[19], [34], [55], [80], [108], [68, 68]],
  M: [[16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27]],
  Q: [[13], [22], [17, 17], [24, 24], [15, 15, 16, 16], [19, 19, 19, 19]],
  H: [[9], [16], [13, 13], [9, 9, 9, 9], [11, 11, 12, 12], [15, 15, 15, 15]],
};

/** Table 12, by the two bits of the format information. */
const levels = ['M', 'L', 'H', 'Q'] as const;

/** Table 10: which modules each mask inverts. */
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** @throws {Error} if it is not such a code */
export function readQrCode(modules: Modules): QrReading {
  const version = (modules.length - 17) / 4;
  const { level, mask } = formatOf(modules);
  const blocks = blocksOf[level][version - 1];
  const isTurned = masks[mask];
  if (blocks === undefined || isTurned === undefined) throw new Error(`No version ${version} is read here.`);
  const bits = dataModules(modules.length, version).map(
    ([row, column]) => at(modules, row, column) !== isTurned(row, column),
  );
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    numberOf(bits.slice(index * 8, index * 8 + 8)),
  );
  return { text: textIn(dataOf(codewords, blocks)), level };
}

function at(modules: Modules, row: number, column: number): boolean {
  const module = modules[row]?.[column];
  if (module === undefined) throw new Error(`There is no module ${row}, ${column}.`);
  return module;
}

const numberOf = (bits: readonly boolean[]) => bits.reduce((number, bit) => number * 2 + Number(bit), 0);

/** 7.9: the level and the mask, beside the finder pattern at the top left. */
function formatOf(modules: Modules) {
  const beside = [0, 1, 2, 3, 4, 5, 7].map((column) => at(modules, 8, column));
  const below = [8, 7, 5, 4, 3, 2, 1, 0].map((row) => at(modules, row, 8));
  const format = numberOf([...beside, ...below]) ^ 0b101010000010010;
  const level = levels[format >> 13];
  if (level === undefined) throw new Error('There is no such level.');
  return { level, mask: (format >> 10) & 0b111 };
}

/** 7.7.3: two columns at a time from the right, upwards and downwards in turn, skipping function patterns. */
function dataModules(size: number, version: number): [row: number, column: number][] {
  const isFunction = (row: number, column: number) =>
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    row === 6 ||
    column === 6 ||
    (version > 1 && Math.abs(row - size + 7) < 3 && Math.abs(column - size + 7) < 3);
  const rights = Array.from({ length: size }, (_, index) => size - 1 - index).filter((column) =>
    column > 6 ? column % 2 === 0 : column % 2 === 1,
  );
  return rights.flatMap((right, turn) =>
    Array.from({ length: size }, (_, step) => (turn % 2 === 0 ? size - 1 - step : step)).flatMap((row) =>
      [right, right - 1]
        .filter((column) => !isFunction(row, column))
        .map((column): [number, number] => [row, column]),
    ),
  );
}

/** 7.6: the blocks' codewords are interleaved. */
function dataOf(codewords: readonly number[], lengths: readonly number[]): number[] {
  const blocks = lengths.map((length) => ({ length, words: [] as number[] }));
  let next = 0;
  for (let place = 0; place < Math.max(...lengths); place += 1) {
    for (const { length, words } of blocks) {
      if (place < length) words.push(codewords[next++] ?? Number.NaN);
    }
  }
  return blocks.flatMap(({ words }) => words);
}

/** 7.4: numeric, alphanumeric and byte segments. */
function textIn(data: readonly number[]): string {
  const bits = data.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => ((word >> place) & 1) === 1));
  const take = (count: number) => numberOf(bits.splice(0, count));
  let text = '';
  for (;;) {
    const mode = bits.length < 4 ? 0 : take(4);
    if (mode === 0b0000) return text;
    if (mode === 0b0001) text += digits(take(10), take);
    else if (mode === 0b0010) text += letters(take(9), take);
    else if (mode === 0b0100)
      text += Array.from({ length: take(8) }, () => String.fromCharCode(take(8))).join('');
    else throw new Error(`Mode ${mode} is not read here.`);
  }
}

function digits(count: number, take: (bits: number) => number): string {
  const groups = Array.from({ length: Math.ceil(count / 3) }, (_, index) => Math.min(3, count - index * 3));
  return groups.map((length) => String(take(length * 3 + 1)).padStart(length, '0')).join('');
}

function letters(count: number, take: (bits: number) => number): string {
  const pairs = Array.from({ length: Math.floor(count / 2) }, () => take(11));
  const codes = pairs.flatMap((pair) => [Math.floor(pair / 45), pair % 45]);
  if (count % 2 === 1) codes.push(take(6));
  return codes.map((code) => alphanumeric.charAt(code)).join('');
}
