/** A person who teaches the POD an invoice screen that it does not know. */
import { type BrowserContext, expect } from '@playwright/test';
import { seedInvoices } from '#sandbox/seed/invoices.ts';
import { PopupPage } from './popup-page.ts';
import { clientAddress } from './psa-page.ts';
import type { PsaTab } from './psa-tab.ts';

/** In this layout the banner has other words, and neither the address nor the root says "invoice". */
export const unknownLayout = { layoutSeed: '18' };

/** The invoices of a generated layout, in the order of its menu. */
export const [firstNumber = '', secondNumber = '', thirdNumber = ''] = seedInvoices.map(
  ({ number }) => number,
);

/** The company of the first one. */
export const firstCompany = 'Contoso Dental';

/** The field of the popup's steps. */
export const fieldLabel = 'Number that you see';

/** Opens the client with a layout, on its start screen. */
export const openLayout = ({ psa }: PsaTab, layout: Parameters<typeof clientAddress>[0]) =>
  psa.page.goto(clientAddress(layout));

/** Selects an entry of PSA's menu. */
export const menu = ({ psa }: PsaTab, name: string) =>
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
  await goToInvoice(tab, firstNumber);
  let popup = await PopupPage.open(context);
  await popup.press(way);
  await popup.enterNumber(firstNumber, fieldLabel);
  await popup.expectText(firstNumber);
  await popup.expectText('2 of 3');
  await popup.close(page);
  await goToInvoice(tab, secondNumber);
  popup = await PopupPage.open(context);
  await popup.enterNumber(secondNumber, fieldLabel);
  await popup.expectText('3 of 3');
  await popup.close(page);
  await menu(tab, 'Invoices');
  await expect(page.locator('.cw-ml-table').filter({ visible: true }).first()).toBeVisible();
  popup = await PopupPage.open(context);
  await popup.press('This is not an invoice');
  await popup.expectText('Learned');
  await popup.close(page);
}
