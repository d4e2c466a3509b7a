import { openedBy } from '../e2e/support/opened-by.ts';
import { logIn } from '../e2e/support/wisepay-pages.ts';
import { expect, test } from './support/fixtures.ts';

test.use({ signedInAs: null });

test('a machine that got nothing but a policy has the POD on its invoices, and sign-in and payment work', async ({
  administrator,
  company,
  startBrowser,
}) => {
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();

  const redirect = await (await worker()).evaluate('chrome.identity.getRedirectURL()');
  expect(redirect).toBe(`https://${company.id}.chromiumapp.org/`);

  await psa.openInvoice('5101');
  await logIn(await openedBy(context, () => pod.press('Sign in to WisePay')));
  await pod.expectText('Contoso Dental');

  const screen = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await expect(screen.getByRole('button', { name: /^Pay / }).last()).toBeVisible();
});

test('people cannot turn off or remove what policy has installed', async ({
  administrator,
  startBrowser,
}) => {
  administrator.manage();
  const { worker } = await startBrowser();
  const self = await (await worker()).evaluate('chrome.management.getSelf()');
  expect(self).toMatchObject({ installType: 'admin', mayDisable: false, enabled: true });
});

test('the toolbar button is there from the start, without a click on the puzzle piece', async ({
  administrator,
  startBrowser,
}) => {
  administrator.manage();
  const first = await startBrowser();
  const userSettings = 'chrome.action.getUserSettings()';
  await expect
    .poll(async () => (await first.worker()).evaluate(userSettings))
    .toMatchObject({ isOnToolbar: true });
  await first.close();

  // The control: without that policy, the browser hides the button.
  administrator.manage({}, { ExtensionSettings: {} });
  const second = await startBrowser();
  await expect
    .poll(async () => (await second.worker()).evaluate(userSettings))
    .toMatchObject({ isOnToolbar: false });
});
