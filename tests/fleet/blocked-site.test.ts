/** An administrator's policy that keeps the extension off PSA's site. */
import { PopupPage } from '../e2e/support/popup-page.ts';
import { invoiceAddress } from '../e2e/support/psa-page.ts';
import { expect, test } from './support/fixtures.ts';

test('the popup says that a policy of the browser keeps extensions off the site', async ({
  administrator,
  company,
  startBrowser,
}) => {
  // `*` does not apply to an extension that policy installs, so its own settings must name the blocked host.
  const settings = {
    installation_mode: 'force_installed',
    update_url: company.updateUrl,
    runtime_blocked_hosts: ['*://psa.localhost'],
  };
  administrator.manage({}, { ExtensionSettings: { [company.id]: settings } });
  const { context, psa, pod, worker } = await startBrowser();
  const running = await worker();
  await psa.openInvoice('5101');
  await psa.waitForBanner(/20101/);
  expect(pod.frames()).toEqual([]);

  // A click on the toolbar button lets the extension see the tab's address. Tests cannot make that click.
  await running.evaluate(
    `chrome.tabs.get = async () => ({ url: ${JSON.stringify(invoiceAddress('5101'))} })`,
  );
  const popup = await PopupPage.open(context);
  await popup.expectText('Extensions are blocked on this site');

  // The control: without that policy, the page works after a refresh.
  await popup.close(psa.page);
  administrator.manage();
  await expect(async () => {
    await psa.page.reload();
    await pod.expectText('Contoso Dental');
  }).toPass({ timeout: 30_000 });
});
