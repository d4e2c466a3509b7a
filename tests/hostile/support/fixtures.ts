/** What every attack starts from: the invoice 5101 open in PSA, Pat signed in to both, and the panel showing it. */
import { test as base, expect } from '../../e2e/support/fixtures.ts';
import { people, signInToBoth } from '../../e2e/support/people.ts';
import { type EvilSite, startEvilSite } from './evil-site.ts';

/** The id of the sandbox build: its key in wxt.config.ts says so. */
export const extensionId = 'pobpohaibfbndchoeeokofgonpkpagfl';
export const extensionOrigin = `chrome-extension://${extensionId}`;

interface Fixtures {
  readonly evil: EvilSite;
  /** Opens the invoice, and waits for its panel. */
  readonly openInvoice: (recordId?: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  evil: async ({ browserName: _ }, use) => {
    const site = await startEvilSite();
    await use(site);
    await site.close();
  },

  openInvoice: async ({ sandbox, psa, pod }, use) => {
    await signInToBoth(sandbox, people.pat);
    await use(async (recordId = '5101') => {
      await psa.openInvoice(recordId);
      await expect(await pod.button('Pay Invoice')).toBeVisible();
    });
  },
});

export { expect };
