/**
 * Runs the POD's code against the sandbox's WisePay, in one process, through schedules that no one would think of.
 * fast-check decides everything: clicks, faults, deaths of the worker, time, and who overtakes whom.
 *
 * - `MODEL_RUNS`: how many schedules; new ones each time. Without it, the same 300 every time, so that the result of
 *   `npm test` depends only on the code.
 * - A schedule that fails is printed with its `seed`, `path` and `replayPath`. To replay it:
 *   `MODEL_SEED=<seed> MODEL_PATH=<path> MODEL_REPLAY=<replayPath> npx vitest run tests/model`
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { outsideEvents } from './commands/outside.ts';
import { personActions } from './commands/person.ts';
import { passing, troubles } from './commands/trouble.ts';
import { recover } from './recover.ts';
import { Requests } from './rules/requests.ts';
import { createWorld, type Situation } from './world/world.ts';

const runs = Number(process.env['MODEL_RUNS'] ?? 300);
const seed = process.env['MODEL_SEED'] ?? (process.env['MODEL_RUNS'] === undefined ? '20261122' : undefined);
const path = process.env['MODEL_PATH'];
const replayPath = process.env['MODEL_REPLAY'];

const usd = (value: number) => ({ value, currency: 'USD' });
const delay = fc.constantFrom(0, 0, 500, 20_000);

const situation: fc.Arbitrary<Situation> = fc.record({
  recordIds: fc.constantFrom(
    ['5101', '5101'],
    ['5102', '5102'],
    ['5102', '5102'],
    ['5102', '5102'],
    ['5103', '5103'],
    ['5111', '5111'],
    ['5102', '5111'],
    ['5107', '5108'],
  ),
  settings: fc.record({
    terminalPickUpMs: delay,
    terminalAuthoriseMs: delay,
    terminalCancelMs: delay,
    terminalTimeoutMs: fc.constantFrom(60_000, 180_000),
    terminalConfirmMs: fc.constantFrom(0, 20_000, null),
    refundSettleMs: fc.constantFrom(null, 0, 10_000),
    surchargeInRefunds: fc.constantFrom(null, 'never'),
    refundsSettleBetween: fc.boolean(),
    stepUp: fc.constantFrom(
      { above: null, maxAgeSeconds: 300 },
      { above: null, maxAgeSeconds: 300 },
      { above: usd(0), maxAgeSeconds: 60 },
      { above: usd(15_000), maxAgeSeconds: 60 },
    ),
  }),
});

// With bias, most schedules would be too short for two things to go wrong.
const schedule = fc.noBias(
  fc.commands(
    [
      fc.oneof(
        { weight: 7, arbitrary: personActions },
        { weight: 2, arbitrary: outsideEvents },
        { weight: 3, arbitrary: troubles },
        { weight: 2, arbitrary: passing },
      ),
    ],
    { maxCommands: 30, size: 'max', ...(replayPath !== undefined && { replayPath }) },
  ),
);

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test(
  'whatever goes wrong in whatever order, each wish is carried out at most once and its outcome is known',
  async () => {
    let count = 0;
    const property = fc.asyncProperty(
      situation,
      fc.scheduler(),
      schedule,
      async (given, scheduler, commands) => {
        count += 1;
        const requests = new Requests();
        const world = await createWorld(scheduler, given);
        await fc.asyncModelRun(() => ({ model: requests, real: world }), commands);
        await recover(world, requests);
      },
    );
    await fc.assert(property, {
      numRuns: runs,
      ...(seed !== undefined && { seed: Number(seed) }),
      ...(path !== undefined && { path }),
    });
    expect(count).toBeGreaterThanOrEqual(path === undefined ? runs : 1);
  },
  24 * 60 * 60_000,
);
