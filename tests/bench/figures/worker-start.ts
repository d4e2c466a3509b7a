import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';

/** From a message to a worker that is not there to its answer. */
export async function measureWorkerStart({ desk, runs }: Bench): Promise<Measured> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await desk.stopWorker();
    times.push(await desk.timeMessage());
  }
  return { 'worker.start': times };
}
