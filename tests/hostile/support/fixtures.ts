/** The fixtures of the attacks: those of the end-to-end tests, and an attacker's site. */
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
