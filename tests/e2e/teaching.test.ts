/** A person teaches the POD an invoice screen that it does not know: two invoices, and a list. */
import { seedInvoices } from '../../sandbox/seed/invoices.ts';
import { grantedTest as test } from './support/granted.ts';
import { launch } from './support/launch.ts';
import { PopupPage } from './support/popup-page.ts';
import { clientAddress } from './support/psa-page.ts';
import { firstTab } from './support/psa-tab.ts';
import { fieldLabel, goToInvoice, menu, teach } from './support/teaching.ts';

/** In this layout the banner has other words, and neither the address nor the root says "invoice". */
const unknownLayout = { layoutSeed: '18' };

const numbers = seedInvoices.map(({ number }) => number);
const [first = '', , third = ''] = numbers;

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
