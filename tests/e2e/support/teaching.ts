/** Teaching the POD a screen of the sandbox's made-up layouts, as a person does it. */
import type { BrowserContext } from '@playwright/test';
import { seedInvoices } from '../../../sandbox/seed/invoices.ts';
import { expect } from './fixtures.ts';
import { PopupPage } from './popup-page.ts';
import type { PsaTab } from './psa-tab.ts';

const [first = '', second = ''] = seedInvoices.map(({ number }) => number);

/** The field of the popup's steps. */
export const fieldLabel = 'Number that you see';

/** Selects an entry of the layout's menu. */
export const menu = ({ psa }: PsaTab, name: string): Promise<void> =>
  psa.page.locator('.cw_LayoutBarButton').getByText(name, { exact: true }).click();

/** Goes to the next invoice and waits until PSA has drawn it. */
export async function goToInvoice(tab: PsaTab, number: string): Promise<void> {
  await menu(tab, 'Next invoice');
  await expect(
    tab.psa.page.locator('.detailLabel').getByText(number).filter({ visible: true }),
  ).toBeVisible();
}

/**
 * Takes the three steps, each in a popup of its own, because a popup closes when the page is clicked. Starts on the list.
 *
 * @param way the button that opens the first step
 */
export async function teach(context: BrowserContext, tab: PsaTab, way = 'Teach this screen'): Promise<void> {
  const { page } = tab.psa;
  await goToInvoice(tab, first);
  let popup = await PopupPage.open(context);
  await popup.press(way);
  await popup.enterNumber(first, fieldLabel);
  await popup.expectText(first);
  await popup.expectText('2 of 3');
  await popup.close(page);
  await goToInvoice(tab, second);
  popup = await PopupPage.open(context);
  await popup.enterNumber(second, fieldLabel);
  await popup.expectText('3 of 3');
  await popup.close(page);
  await menu(tab, 'Invoices');
  await expect(page.locator('.cw-ml-table').filter({ visible: true }).first()).toBeVisible();
  popup = await PopupPage.open(context);
  await popup.press('This is not an invoice');
  await popup.expectText('Learned');
  await popup.close(page);
}
