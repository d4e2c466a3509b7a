/** The main job, as a technician does it: from an invoice in PSA to a paid invoice. */
import { type BrowserContext, expect } from '@playwright/test';
import { PodPage } from '../../tests/e2e/support/pod-page.ts';
import { PsaPage } from '../../tests/e2e/support/psa-page.ts';
import { logIn } from '../../tests/e2e/support/wisepay-pages.ts';
import { createSteps } from './steps.ts';

/**
 * Does the whole job in a browser with the extension and a sandbox in its initial state.
 *
 * @throws {Error} if a step does not end as it should
 */
export async function doMainJob(context: BrowserContext): Promise<void> {
  const steps = await createSteps();
  const page = context.pages()[0] ?? (await context.newPage());
  const psa = new PsaPage(page);
  const pod = new PodPage(page);

  await steps.run('Open invoice 20101 in PSA', async () => {
    await psa.openInvoice('5101');
    await pod.expectText('Sign in to see this invoice');
    return page;
  });

  const login = await steps.run('Open WisePay’s login', async () => {
    const opened = context.waitForEvent('page');
    await (await pod.button('Sign in to WisePay')).click();
    await (await opened).getByLabel('Password').waitFor();
    return opened;
  });

  await steps.run('Sign in and see the invoice in the POD', async () => {
    await logIn(login);
    await pod.expectText('Contoso Dental');
    await pod.expectText('Outstanding');
    return page;
  });

  const payments = await steps.run('Open the payment page', async () => {
    const opened = context.waitForEvent('page');
    await pod.pressMoneyButton('Pay Invoice');
    await (await opened).getByRole('heading', { name: 'Invoice 20101' }).waitFor();
    return opened;
  });

  await steps.run('Pay on WisePay’s page', async () => {
    await payments.getByRole('button', { name: 'Pay USD 1,281.25' }).click();
    await expect(payments.getByText('Payment received')).toBeVisible();
    return payments;
  });

  await steps.run('Come back to a paid invoice', async () => {
    await payments.close();
    await pod.expectText('Paid in full.');
    return page;
  });
}
