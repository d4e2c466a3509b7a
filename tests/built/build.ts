/**
 * Builds one package into a folder of the tests' own, so that a run beside an end-to-end test or a demo disturbs
 * nobody. A process of its own, because the build reads its mode's settings into the environment.
 *
 * Usage: node tests/built/build.ts <mode> <browser>
 */
import { build } from 'wxt';

const [mode = '', browser = ''] = process.argv.slice(2);
await build({ mode, browser, outDir: '.output/built' });
