/** A package that a company builds for its own server. */
import { people, signInToBoth } from '../e2e/support/people.ts';
import { hasContentScript } from './support/content-script.ts';
import { expect, test } from './support/fixtures.ts';
import { inWorker } from './support/in-worker.ts';
import { onPremiseHost, openOnPremiseInvoice } from './support/on-premise.ts';

test('a package built for an on-premise host works there without a click, and nowhere else', async ({
  administrator,
  company,
  sandbox,
  startBrowser,
}) => {
  await signInToBoth(sandbox, people.pat);
  await company.publish({ version: '1.0.0', psaHosts: [onPremiseHost] });
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  const permissions = await inWorker(await worker(), 'chrome.permissions.getAll()');
  expect(permissions).toMatchObject({
    permissions: expect.not.arrayContaining(['tabs']),
    origins: expect.not.arrayContaining([expect.not.stringContaining(`http://${onPremiseHost}/`)]),
  });

  await openOnPremiseInvoice(psa.page, '5101');
  await pod.expectText('Contoso Dental');
  expect(await hasContentScript(psa.page)).toBe(true);
  const screen = context.waitForEvent('page');
  await pod.pressMoneyButton('Pay Invoice');
  await expect((await screen).getByRole('button', { name: /^Pay / }).last()).toBeVisible();

  await psa.page.bringToFront();
  await psa.openInvoice('5101');
  await psa.waitForBanner(/20101/);
  expect(await hasContentScript(psa.page)).toBe(false);
});
