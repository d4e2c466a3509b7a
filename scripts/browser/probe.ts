/** Finds out whether a browser really runs an unpacked extension. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchExtension } from './launch-extension.ts';

/** How long the browser may take to start the extension's worker, in ms. */
const patienceMs = 15_000;

/**
 * Starts the browser with a minimal extension and looks for its worker. Versions and names say too little: branded
 * Chrome has ignored unpacked extensions since version 137, packaged Chromiums may not start at all.
 */
export async function runsExtensions(executablePath: string): Promise<boolean> {
  const extension = await mkdtemp(join(tmpdir(), 'wisepay-probe-'));
  try {
    const manifest = {
      manifest_version: 3,
      name: 'probe',
      version: '1',
      background: { service_worker: 'worker.js' },
    };
    await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(extension, 'worker.js'), '');
    const context = await launchExtension({ executablePath, extension, profile: '', headless: true });
    try {
      if (context.serviceWorkers().length === 0) {
        await context.waitForEvent('serviceworker', { timeout: patienceMs });
      }
      return true;
    } finally {
      await context.close();
    }
  } catch {
    return false;
  } finally {
    await rm(extension, { recursive: true, force: true });
  }
}
