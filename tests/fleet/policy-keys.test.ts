/** What each setting of the administrator does in the POD, with real browser policy. */
import { countMoves } from '../e2e/support/ledger.ts';
import { openedBy } from '../e2e/support/opened-by.ts';
import { people, signInToPsa } from '../e2e/support/people.ts';
import { openInvoiceIn } from '../e2e/support/psa-tab.ts';
import { logIn } from '../e2e/support/wisepay-pages.ts';
import { expectDelivered } from './support/delivered.ts';
import { expect, test } from './support/fixtures.ts';

test('refunds keep to the administrator’s limit, note and fresh sign-in', async ({
  administrator,
  sandbox,
  startBrowser,
}) => {
  const settings = { refundLimit: '500.00 USD', refundNeedsReason: true, stepUpAbove: '100.00 USD' };
  administrator.manage(settings);
  const browser = await startBrowser();
  await expectDelivered(browser, settings);
  const { psa, pod, context } = browser;
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  await pod.press('Refund');
  const frame = await pod.frame();
  const review = await pod.button('Review');
  await pod.expectText('Your administrator allows up to $500.00 per refund.');
  await frame.getByLabel('Amount').fill('400');
  await frame.getByRole('radio', { name: 'Duplicate payment' }).check();
  await pod.expectText('Add a note.');
  await expect(review).toHaveAttribute('aria-disabled', 'true');
  await frame.getByLabel('Note').fill('Paid by card and by cheque.');
  await review.click();

  await pod.pressMoneyButton('Refund $410.00');
  await pod.expectText('Sign in again to continue');
  expect(await countMoves(sandbox)).toBe(0);
  await logIn(await openedBy(context, () => pod.pressMoneyButton('Sign in again')));
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('$410.00');
  expect(await countMoves(sandbox)).toBe(1);
});

test('terminal, notation, time between reminders, help desk and help are the administrator’s', async ({
  administrator,
  sandbox,
  startBrowser,
}) => {
  // With two ready terminals, the panel selects none automatically.
  await sandbox.control.post('terminals/trm_warehouse/present', { json: { outcome: 'online' } });
  const settings = {
    defaultTerminal: 'trm_warehouse',
    // The POD has no Dutch: numbers and dates follow the setting, but the words stay in the browser's language.
    locale: 'nl-NL',
    reminderCooldownMinutes: 43_200,
    supportEmail: 'help@northwind-msp.example',
    supportUrl: 'https://help.northwind-msp.example/pod',
    helpUrl: 'https://learn.northwind-msp.example/pod',
    feedbackUrl: 'https://forum.northwind-msp.example/pod',
  };
  administrator.manage(settings);
  const browser = await startBrowser();
  await expectDelivered(browser, settings);
  const { psa, pod, context } = browser;
  await psa.openInvoice('5101');
  await pod.expectText('1.250,00');
  const frame = await pod.frame();
  await pod.press('Send to Terminal');
  await expect(frame.getByRole('radio', { name: /Warehouse/ })).toBeChecked();
  await pod.press('Back');

  await pod.press('Re-send Reminder');
  await pod.pressMoneyButton('Send reminder');
  await pod.expectText('The reminder was sent');
  await expect(await pod.button('Re-send Reminder')).toHaveAttribute('aria-disabled', 'true');
  await pod.expectText(inThirtyDays());

  await psa.openInvoice('5105');
  await pod.expectText('help@northwind-msp.example');
  for (const [button, address] of [
    ['Open the help page', settings.supportUrl],
    ['Help', settings.helpUrl],
    ['Suggest an improvement', settings.feedbackUrl],
  ] as const) {
    await context.route(address, (route) => route.fulfill({ body: `Opened by ${button}` }));
    const opened = await openedBy(context, () => pod.press(button));
    await expect(opened.getByText(`Opened by ${button}`)).toBeVisible();
  }
});

test('a PSA user whom the page does not tell is let in where the administrator allows it, and nobody else is', async ({
  administrator,
  sandbox,
  startBrowser,
}) => {
  administrator.manage();
  const { worker, psa, pod } = await startBrowser();
  await worker();
  await psa.openInvoice('5101', { memberReadable: 'false' });
  await pod.expectText('We can’t tell who is signed in to PSA');

  administrator.manage({ memberMatch: 'when-readable' });
  await pod.expectText('Contoso Dental');

  await signInToPsa(sandbox, people.sam);
  await psa.openInvoice('5101');
  await pod.expectText('Different WisePay account');
});

test('the way the invoice is found follows the administrator, under an open page', async ({
  administrator,
  startBrowser,
}) => {
  administrator.manage();
  const { worker, psa, pod } = await startBrowser();
  await worker();
  await openInvoiceIn({ psa, pod }, '5101');

  // Every banner now names another record, which disagrees with the rest of the page.
  administrator.manage({
    detection: {
      banner: { invoice: '^Faktura (\\S+)$', invoiceScreen: '^Faktura', otherRecord: '^Invoice #' },
    },
  });
  await pod.expectNone();
  administrator.manage();
  await pod.expectText('Contoso Dental');
});

test('what a person taught the POD counts only where the administrator allows it, under an open page', async ({
  administrator,
  startBrowser,
}) => {
  administrator.manage();
  const { worker, psa, pod } = await startBrowser();
  const running = await worker();
  await openInvoiceIn({ psa, pod }, '5101');

  // A lesson by which every banner names another record.
  const learned = {
    lesson: {
      overrides: {
        banner: { invoice: '^Faktura (\\S+)$', invoiceScreen: '^Faktura', otherRecord: '^Invoice #' },
        fields: [{ selector: '#faktura', number: '^(\\S+)$', needsScreen: true }],
      },
      kind: 'field',
      words: [],
      isSure: false,
    },
    learnedAt: 0,
  };
  await running.evaluate(`chrome.storage.local.set({ 'lesson.learned': ${JSON.stringify(learned)} })`);
  // Every change of the policy tells open pages what is in force.
  administrator.manage({ idleMinutes: 20 });
  await pod.expectNone();

  administrator.manage({ teaching: false });
  await pod.expectText('Contoso Dental');
});

test('the panel’s place is the administrator’s until the person chooses, and theirs alone once it is locked', async ({
  administrator,
  startBrowser,
}) => {
  const preset = { placement: 'tab' };
  administrator.manage(preset);
  const browser = await startBrowser();
  await expectDelivered(browser, preset);
  const { psa, pod } = browser;
  await psa.openInvoice('5101');
  await expect(await pod.tab()).toBeVisible();
  await pod.openFromTab();
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Open in the side panel')).toBeVisible();
  await psa.page.reload();
  await pod.expectText('Contoso Dental');

  const locked = { placement: 'tab', placementLocked: true };
  administrator.manage(locked);
  await expectDelivered(browser, locked);
  // The worker reads it after the browser has delivered it.
  await expect(async () => {
    await psa.page.reload();
    await expect(await pod.tab()).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await pod.openFromTab();
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Open in the side panel')).toHaveCount(0);
});

test('WisePay’s addresses are the administrator’s, and wrong ones are not gone around', async ({
  administrator,
  sandbox,
  startBrowser,
}) => {
  const settings = { wisepayApi: 'http://wisepay.localhost:4600/elsewhere' };
  administrator.manage(settings);
  const browser = await startBrowser();
  await expectDelivered(browser, settings);
  const { psa, pod } = browser;
  await psa.openInvoice('5101');
  await pod.expectText(/Can’t reach WisePay/);

  administrator.manage();
  await pod.expectText('Contoso Dental');
  expect(await countMoves(sandbox)).toBe(0);
});

/** The date in 30 days, in Dutch notation, without the time. */
function inThirtyDays(): string {
  return new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium' }).format(Date.now() + 30 * 24 * 3_600_000);
}
