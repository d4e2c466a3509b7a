/** The PSA sandbox has everything that scripts for the PSA client rely on. */
import { expect, test } from './support/fixtures.ts';
import { people } from './support/people.ts';

test('a service ticket carries the hooks that scripts for the PSA client use', async ({ psa }) => {
  const { page } = psa;
  await psa.openInvoiceSearch();
  await psa.choose('Service Board');
  await expect(page.locator('table.srboard-grid tr.cw-ml-row td[cellindex]').first()).toBeVisible();
  await psa.openFromList('26251');
  await psa.waitForBanner(/^Service Ticket #26251 - /);

  const hooks = [
    '.ServiceTicket.cw_PsaRootContainer',
    '#cwContent',
    '.cw-WorkspaceView',
    '.cw-main-banner .navigationEntry',
    '.cw_BannerView .gwt-Label.mm_label.detailLabel.cw_CwLabel',
    '[class*="pod_"]',
    '.mm_podHeader',
    '[class*="pod_hosted_"]',
    'input.cw_company',
    'input.cw_PsaSummaryHeader',
    '#SR_Service_RecID-input',
    'tr.pod-element-row .mm_podElementLabel',
    '.mm_toolbarHolder .cw_ToolbarButton_Save',
    '.cw_ToolbarButton_SaveAndClose',
    '.cw_ToolbarButton_Delete',
    '.cw_ToolbarButton_Settings',
    '.cw_ToolbarButton_Time',
    '.cw_ToolbarButton_New',
  ];
  for (const hook of hooks) await expect(page.locator(hook).first(), hook).toBeAttached();
  await expect(
    page
      .locator('.gwt-Label.mm_label')
      .getByText(/^Company: /)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveTitle(/^Manage:/);
  await expect(page).toHaveURL(/#XQAACA[\w$]+=*\?\?ServiceTicket$/);
  const member = await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('session/MemberWithSecurity') ?? '{}');
    return JSON.parse(stored.data).member.emailAddress;
  });
  expect(member).toBe(people.pat);
});
