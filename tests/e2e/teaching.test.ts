/** A person teaches the POD an invoice screen that it does not know: two invoices, and a list. */
import type { BrowserContext } from '@playwright/test';
import { seedInvoices } from '../../sandbox/seed/invoices.ts';
import { expect } from './support/fixtures.ts';
import { grantedTest as test } from './support/granted.ts';
import { launch } from './support/launch.ts';
import { PopupPage } from './support/popup-page.ts';
import { clientAddress } from './support/psa-page.ts';
import { firstTab, type PsaTab } from './support/psa-tab.ts';

/** In this layout the banner has other words, and neither the address nor the root says "invoice". */
const unknownLayout = { layoutSeed: '18' };

const numbers = seedInvoices.map(({ number }) => number);
const [first = '', second = '', third = ''] = numbers;

/** The field of the popup's steps. */
const fieldLabel = 'Number that you see';

const menu = ({ psa }: PsaTab, name: string) =>
  psa.page.locator('.cw_LayoutBarButton').getByText(name, { exact: true }).click();

/** Goes to the next invoice and waits until PSA has drawn it. */
async function goToInvoice(tab: PsaTab, number: string): Promise<void> {
  await menu(tab, 'Next invoice');
  await expect(
    tab.psa.page.locator('.detailLabel').getByText(number).filter({ visible: true }),
  ).toBeVisible();
}

/** Takes the three steps, each in a popup of its own, because a popup closes when the page is clicked. */
async function teach(context: BrowserContext, tab: PsaTab): Promise<void> {
  const { page } = tab.psa;
  await goToInvoice(tab, first);
  let popup = await PopupPage.open(context);
  await popup.press('Teach this screen');
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

test('a screen that the POD does not know is taught in three steps, and known after a restart', async ({
  sandbox,
  context,
  tab,
  profile,
  extension,
}) => {
  await tab.psa.page.goto(clientAddress(unknownLayout));
  await goToInvoice(tab, first);
  await tab.pod.expectNone();
  await menu(tab, 'Invoices');

  await teach(context, tab);

  await tab.pod.expectNone();
  await goToInvoice(tab, first);
  await tab.pod.openIfQuiet();
  await tab.pod.expectText('Contoso Dental');
  await menu(tab, 'Tickets');
  await tab.pod.expectNone();

  await context.close();
  const again = await launch(sandbox, profile, extension);
  const reopened = await firstTab(again);
  await reopened.psa.page.goto(clientAddress(unknownLayout));
  await goToInvoice(reopened, first);
  await reopened.pod.expectText('Contoso Dental');
  await again.close();
});

test('what was learned is undone with one press', async ({ context, tab }) => {
  await tab.psa.page.goto(clientAddress(unknownLayout));
  await teach(context, tab);
  await goToInvoice(tab, first);
  await tab.pod.expectText('Contoso Dental');

  const popup = await PopupPage.open(context);
  await popup.press('Wrong invoice, or none on another screen?');
  await popup.press('Undo');
  await tab.pod.expectNone();
});

test('a number that is not on the page is not taught, and the step can be taken again', async ({
  context,
  tab,
}) => {
  await tab.psa.page.goto(clientAddress(unknownLayout));
  await goToInvoice(tab, first);
  const popup = await PopupPage.open(context);
  await popup.press('Teach this screen');
  await popup.enterNumber(third, fieldLabel);
  await popup.expectText(third);
  await popup.enterNumber(first, fieldLabel);
  await popup.expectText('2 of 3');
});
