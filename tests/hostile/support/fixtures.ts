/** What the attacks start from: all that an end-to-end test has, and a site of somebody else's. */
import { test as base } from '../../e2e/support/fixtures.ts';
import { type EvilSite, startEvilSite } from './evil-site.ts';

interface Fixtures {
  readonly evil: EvilSite;
}

export const test = base.extend<Fixtures>({
  evil: async ({ browserName: _ }, use) => {
    const site = await startEvilSite();
    await use(site);
    await site.close();
  },
});

export { expect } from '../../e2e/support/fixtures.ts';
