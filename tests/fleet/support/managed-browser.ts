/** A browser on a machine with managed policy. */
import type { BrowserContext, Worker } from '@playwright/test';
import { launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { firstTab, type PsaTab } from '../../e2e/support/psa-tab.ts';
import { debianChromium } from './machine.ts';

/** Includes PSA in its first tab. */
export interface ManagedBrowser extends PsaTab {
  readonly context: BrowserContext;
  /** The extension's worker, once the browser has installed it. */
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

/** Starts the browser on a profile folder. Only policy installs the extension. */
export async function startManagedBrowser(
  profile: string,
  sandboxPort: number,
  extensionId: string,
): Promise<ManagedBrowser> {
  const context = await launchExtension({
    executablePath: debianChromium,
    extension: null,
    profile,
    headless: true,
    sandboxPort,
  });
  const isOurs = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  return {
    context,
    ...(await firstTab(context)),
    async worker() {
      const running = context.serviceWorkers().find(isOurs);
      return running ?? context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 30_000 });
    },
    close: () => context.close(),
  };
}
