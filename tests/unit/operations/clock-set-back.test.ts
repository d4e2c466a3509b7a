import { beforeEach, describe, expect, it } from 'vitest';
import { aWish } from '../support/intents.ts';
import { minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;

beforeEach(() => {
  bench = operationsBench();
});

/** Leaves an intent that never arrived, and sets the machine's clock back to before it was made. */
async function setBack(by: number): Promise<void> {
  await bench.leaveOpen('lost', aWish());
  bench.time -= by;
}

describe('an intent that never arrived, on a machine whose clock was set back', () => {
  it('is not sent: nobody can tell how long ago it was asked for', async () => {
    await setBack(minutes(60));
    await bench.operations.recover(bench.wire);
    expect(bench.wisepay.effects).toEqual([]);
    expect(bench.calls()).toEqual(['ask']);
  });

  it('is not said to have never arrived either, while its sending may be moments ago', async () => {
    await setBack(minutes(60));
    await bench.operations.recover(bench.wire);
    expect(await bench.states()).toEqual([{ name: 'open' }]);
  });

  it('is sent as soon as a clock that was a moment ahead has come up to it', async () => {
    await setBack(100);
    await bench.operations.recover(bench.wire);
    bench.time += 100;
    await bench.operations.recover(bench.wire);
    expect(bench.wisepay.effects).toHaveLength(1);
  });
});
