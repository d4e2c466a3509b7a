/** A browser on a machine that is managed by policy. */
import type { BrowserContext, Worker } from '@playwright/test';
import { launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { PodPage } from '../../e2e/support/pod-page.ts';
import { PsaPage } from '../../e2e/support/psa-page.ts';
import { debianChromium } from './machine.ts';

export interface ManagedBrowser {
  readonly context: BrowserContext;
  readonly psa: PsaPage;
  /** The POD on PSA's tab. */
  readonly pod: PodPage;
  /** The extension's worker, once the browser has installed it. */
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

/** Starts the browser on a profile. Nothing but the policy brings an extension into it. */
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
  const page = context.pages()[0] ?? (await context.newPage());
  const isOurs = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  return {
    context,
    psa: new PsaPage(page),
    pod: new PodPage(page),
    async worker() {
      const running = context.serviceWorkers().find(isOurs);
      return running ?? context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 30_000 });
    },
    close: () => context.close(),
  };
}
