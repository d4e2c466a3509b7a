/**
 * Feeds a parser hostile input. For every input, the parser throws only the coded errors that it documents, no call
 * computes longer than 50 ms or takes more memory than allowed, no prototype changes, and accepted values keep the
 * promises of their type.
 *
 * - `FUZZ_RUNS`: how many inputs for all parsers together; new ones each time. Without it, the same 4000 every time, so
 *   that the result of `npm test` depends only on the code.
 * - An input that fails is printed with its `seed` and `path`. To replay it:
 *   `FUZZ_SEED=<seed> FUZZ_PATH=<path> npx vitest run tests/fuzz -t '<name of the test>'`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allocationLimit,
  changedPrototypes,
  isOverLimit,
  type Measured,
  measure,
  memoryUsed,
  retainedLimit,
  timeLimitMs,
} from './limits.ts';

const runs = process.env['FUZZ_RUNS'];
const total = Number(runs ?? 4000);
const seed = process.env['FUZZ_SEED'] ?? (runs === undefined ? '20261122' : undefined);
const path = process.env['FUZZ_PATH'];
const reportFolder = process.env['FUZZ_REPORT'];

export interface Parser<Input, Output> {
  /** What the parser reads; begins the name of its test. */
  readonly name: string;
  /** The parser's share of all inputs, in thousandths. All shares add up to 1000. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<Input>;
  /** Reads one input. May be called several times with the same input. */
  readonly read: (input: Input) => Output | Promise<Output>;
  /** Checks the promises of the output, with `expect`. */
  readonly check: (output: Output, input: Input) => void;
  /** Frees the memory that the inputs themselves hold, before memory is measured. */
  readonly cleanUp?: () => Promise<void>;
  /** Whether reading is documented to throw this error. Default: none. */
  readonly mayThrow?: (error: unknown) => boolean;
}

/** The results for one parser. */
export interface Report {
  readonly name: string;
  readonly inputs: number;
  /** The longest call, in ms. */
  readonly slowestMs: number;
  /** The most memory that one call took, in bytes. */
  readonly mostAllocated: number;
  /** The longest input, in characters of its texts and names; bytes for binary input. */
  readonly longestInput: number;
  /** How much more memory is held at the end than after the warm-up, in bytes. */
  readonly retained: number;
}

/** Defines the test of one parser. */
export function fuzz<Input, Output>(parser: Parser<Input, Output>): void {
  const count = Math.max(1, Math.round((total * parser.share) / 1000));
  test(
    `${parser.name} survive what nobody should send`,
    async () => {
      let slowestMs = 0;
      let mostAllocated = 0;
      let longestInput = 0;
      let inputs = 0;
      let usedAtFirst = 0;

      await fc.assert(
        fc.asyncProperty(parser.inputs, async (input) => {
          inputs += 1;
          if (inputs === warmUp) {
            await parser.cleanUp?.();
            usedAtFirst = await memoryUsed();
          }
          const measured = await measure(() => readSafely(parser, input));
          expect(changedPrototypes()).toEqual([]);
          const { result, ms, allocated } = measured;
          slowestMs = Math.max(slowestMs, ms);
          mostAllocated = Math.max(mostAllocated, allocated);
          longestInput = Math.max(longestInput, lengthOf(input));
          if (isOverLimit(measured)) throw new Error(sayOverLimit(measured));
          if ('output' in result) parser.check(result.output, input);
        }),
        {
          numRuns: count,
          ...(seed !== undefined && { seed: Number(seed) }),
          ...(path !== undefined && { path }),
          asyncReporter: report,
        },
      );

      await parser.cleanUp?.();
      const retained = inputs >= warmUp ? (await memoryUsed()) - usedAtFirst : 0;
      expect(retained).toBeLessThan(retainedLimit);
      await tell({ name: parser.name, inputs, slowestMs, mostAllocated, longestInput, retained });
    },
    24 * 60 * 60_000,
  );
}

/** Throws the message of a failing run: how to replay its input, and the input itself, shortened if too long. */
async function report<Input>(details: fc.RunDetails<Input>): Promise<void> {
  const message = await fc.asyncDefaultReportMessage(details);
  if (message === undefined) return;
  const [begin, end] = [message.slice(0, 3000), message.slice(3000)];
  throw new Error(end === '' ? begin : `${begin} … ${end.slice(-1000)}`, { cause: details.errorInstance });
}

/** In inputs. By then the code is compiled and its caches are filled. */
const warmUp = 500;

/** Returns the output or the documented error that was thrown. Any other error fails the test. */
async function readSafely<Input, Output>(
  { read, mayThrow }: Parser<Input, Output>,
  input: Input,
): Promise<{ output: Output } | { error: unknown }> {
  try {
    return { output: await read(input) };
  } catch (error) {
    if (mayThrow?.(error) === true) return { error };
    throw error;
  }
}

function sayOverLimit({ ms, allocated }: Pick<Measured<unknown>, 'ms' | 'allocated'>): string {
  return `${ms.toFixed(1)} ms of ${timeLimitMs}, ${allocated} bytes of ${allocationLimit}`;
}

/** The length of an input: characters of texts and names, or bytes. */
function lengthOf(input: unknown): number {
  if (typeof input === 'string') return input.length;
  if (input instanceof Uint8Array) return input.length;
  if (typeof input !== 'object' || input === null) return 1;
  return Object.entries(input).reduce((sum, [name, inner]) => sum + name.length + lengthOf(inner), 0);
}

async function tell(report: Report): Promise<void> {
  if (reportFolder === undefined) return;
  await mkdir(reportFolder, { recursive: true });
  const file = `${reportFolder}/${report.name.replaceAll(/\W+/g, '-')}.json`;
  await writeFile(file, JSON.stringify(report));
}
