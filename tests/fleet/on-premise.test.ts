/** A package that a company builds for its own server. */
import { hasContentScript } from '../e2e/support/content-script.ts';
import { onPremiseHost, openOnPremiseInvoice } from '../e2e/support/on-premise.ts';
import { openedBy } from '../e2e/support/opened-by.ts';
import { expect, test } from './support/fixtures.ts';

test('a package built for an on-premise host works there without a click, and nowhere else', async ({
  administrator,
  company,
  startBrowser,
}) => {
  await company.publish({ version: '1.0.0', psaHosts: [onPremiseHost] });
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  const permissions = await (await worker()).evaluate('chrome.permissions.getAll()');
  expect(permissions).toMatchObject({
    permissions: expect.not.arrayContaining(['tabs']),
    origins: expect.not.arrayContaining([expect.not.stringContaining(`http://${onPremiseHost}/`)]),
  });

  await openOnPremiseInvoice(psa.page, '5101');
  await pod.expectText('Contoso Dental');
  expect(await hasContentScript(psa.page)).toBe(true);
  const screen = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await expect(screen.getByRole('button', { name: /^Pay / }).last()).toBeVisible();

  await psa.page.bringToFront();
  await psa.openInvoice('5101');
  await psa.waitForBanner(/20101/);
  expect(await hasContentScript(psa.page)).toBe(false);
});
