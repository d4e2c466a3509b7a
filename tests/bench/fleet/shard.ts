/** A part of the fleet in a thread of its own: time stands still for nobody else there. */
import { parentPort, workerData } from 'node:worker_threads';
import { runFleet } from './run-fleet.ts';

parentPort?.postMessage(await runFleet(workerData));
