/**
 * One build by WXT. A process of its own, because the build reads its mode's settings into the environment.
 *
 * Usage: node scripts/package/wxt-build.ts <mode> <browser> <folder>
 */
import { build } from 'wxt';

const [mode = '', browser = '', outDir = ''] = process.argv.slice(2);
await build({ mode, browser, outDir });
