/** Runs a part of the fleet in a separate thread, because virtual time replaces the thread's clock. */
import { parentPort, workerData } from 'node:worker_threads';
// Before the POD's modules, which import the browser.
import './shared-browser.ts';
import { runFleet } from './run-fleet.ts';

parentPort?.postMessage(await runFleet(workerData));
