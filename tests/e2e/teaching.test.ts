/** A person teaches the POD an invoice screen that it does not know: two invoices, and a list. */
import { seedInvoices } from '../../sandbox/seed/invoices.ts';
import { openOptions } from './support/extension-pages.ts';
import { expect } from './support/fixtures.ts';
import { grantedTest as test } from './support/granted.ts';
import { launch } from './support/launch.ts';
import { PopupPage } from './support/popup-page.ts';
import { newProfile, removeProfile } from './support/profile-template.ts';
import { firstTab } from './support/psa-tab.ts';
import {
  fieldLabel,
  firstCompany,
  goToInvoice,
  menu,
  openLayout,
  teach,
  unknownLayout,
} from './support/teach.ts';

const [first = '', , third = ''] = seedInvoices.map(({ number }) => number);

test('a screen that the POD does not know is taught in three steps, and known after a restart', async ({
  sandbox,
  context,
  tab,
  profile,
  extension,
}) => {
  await openLayout(tab, unknownLayout);
  await goToInvoice(tab, first);
  await tab.pod.expectNone();
  await menu(tab, 'Invoices');

  await teach(context, tab);

  await tab.pod.expectNone();
  await goToInvoice(tab, first);
  await tab.pod.openIfQuiet();
  await tab.pod.expectText(firstCompany);
  await menu(tab, 'Tickets');
  await tab.pod.expectNone();

  await context.close();
  const again = await launch(sandbox, profile, extension);
  const reopened = await firstTab(again);
  await openLayout(reopened, unknownLayout);
  await goToInvoice(reopened, first);
  await reopened.pod.expectText(firstCompany);
  await again.close();
});

test('what was learned is undone with one press', async ({ context, tab }) => {
  await openLayout(tab, unknownLayout);
  await teach(context, tab);
  await goToInvoice(tab, first);
  await tab.pod.expectText(firstCompany);

  const popup = await PopupPage.open(context);
  await popup.press('Wrong invoice, or none on another screen?');
  await popup.press('Undo');
  await tab.pod.expectNone();
});

test('what one browser was taught, another one brings in on its options page', async ({
  sandbox,
  context,
  tab,
  extension,
}) => {
  await openLayout(tab, unknownLayout);
  await teach(context, tab);
  const options = await openOptions(context);
  await expect(options.getByText('It goes by the text around the number.')).toBeVisible();
  await options.getByRole('button', { name: 'Copy the policy value' }).click();
  const text = await options.getByLabel('What the panel learned').inputValue();
  expect(text).not.toContain(first);

  const profile = await newProfile();
  const other = await launch(sandbox, profile, extension);
  const otherTab = await firstTab(other);
  await openLayout(otherTab, unknownLayout);
  await goToInvoice(otherTab, first);
  await otherTab.pod.expectNone();
  const otherOptions = await openOptions(other);
  await otherOptions.getByLabel('Paste what was copied there').fill(text);
  await otherOptions.getByRole('button', { name: 'Use it' }).click();
  await expect(otherOptions.getByText('The panel now goes by it.')).toBeVisible();
  await otherTab.psa.page.bringToFront();
  await otherTab.pod.expectText(firstCompany);

  await otherOptions.bringToFront();
  await otherOptions.getByRole('button', { name: 'Undo' }).click();
  await expect(otherOptions.getByText('No screen was taught in this browser.')).toBeVisible();
  await otherTab.psa.page.bringToFront();
  await otherTab.pod.expectNone();
  await other.close();
  await removeProfile(profile);
});

test('a number that is not on the page is not taught, and the step can be taken again', async ({
  context,
  tab,
}) => {
  await openLayout(tab, unknownLayout);
  await goToInvoice(tab, first);
  const popup = await PopupPage.open(context);
  await popup.press('Teach this screen');
  await popup.enterNumber(third, fieldLabel);
  await popup.expectText(third);
  await popup.enterNumber(first, fieldLabel);
  await popup.expectText('2 of 3');
});
