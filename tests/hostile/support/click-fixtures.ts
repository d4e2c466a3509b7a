/** The fixtures for attacks on clicks: an open invoice, and the last step of a payment on it. */
import { test as base } from '../../e2e/support/fixtures.ts';
import { LastStep } from './last-step.ts';

export const test = base.extend<{ readonly lastStep: LastStep }>({
  lastStep: async ({ sandbox, openInvoice, psa, pod }, use) => {
    await openInvoice();
    await use(new LastStep(sandbox, psa.page, pod));
  },
});
