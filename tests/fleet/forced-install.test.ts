import { people, signInToPsa } from '../e2e/support/people.ts';
import { logIn } from '../e2e/support/wisepay-pages.ts';
import { expect, test } from './support/fixtures.ts';
import { inWorker } from './support/in-worker.ts';

test('a machine that got nothing but a policy has the POD on its invoices, and sign-in and payment work', async ({
  administrator,
  company,
  sandbox,
  startBrowser,
}) => {
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  await signInToPsa(sandbox, people.pat);

  const redirect = await inWorker(await worker(), 'chrome.identity.getRedirectURL()');
  expect(redirect).toBe(`https://${company.id}.chromiumapp.org/`);

  await psa.openInvoice('5101');
  const login = context.waitForEvent('page');
  await pod.press('Sign in to WisePay');
  await logIn(await login);
  await pod.expectText('Contoso Dental');

  const screen = context.waitForEvent('page');
  await pod.pressMoneyButton('Pay Invoice');
  await expect((await screen).getByRole('button', { name: /^Pay / }).last()).toBeVisible();
});

test('people cannot turn off or remove what policy has installed', async ({
  administrator,
  startBrowser,
}) => {
  administrator.manage();
  const { worker } = await startBrowser();
  const self = await inWorker(await worker(), 'chrome.management.getSelf()');
  expect(self).toMatchObject({ installType: 'admin', mayDisable: false, enabled: true });
});
