import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';

/** Times from a message to a stopped worker until its answer. */
export async function measureWorkerStart({ desk, runs }: Bench): Promise<Measured> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await desk.stopWorker();
    times.push(await desk.timeMessage());
  }
  return { 'worker.start': times };
}
