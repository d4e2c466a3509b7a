/** The language that a person chooses on the options page, unless policy sets it. */
import { expectAccessible } from '../support/accessibility.ts';
import { administer, manySettings } from '../support/administer.ts';
import { openOptions } from '../support/extension-pages.ts';
import { expect, test } from '../support/fixtures.ts';
import { PopupPage } from '../support/popup-page.ts';

test('speaks the language that was chosen, and leaves it to the administrator who sets one', async ({
  context,
}) => {
  const options = await openOptions(context);
  const page = options.locator('html');
  const choice = options.getByRole('combobox');
  await expect(page).toHaveAttribute('lang', 'en');
  await expect(options.getByRole('main')).toContainText('look like $1,234.50 and Mar 31, 2027.');
  await options.getByLabel('Language').getByRole('combobox').selectOption('Deutsch');
  await expect(page).toHaveAttribute('lang', 'de');
  await expect(choice.getByRole('option', { name: 'Deutsch (Schweiz)' })).toBeAttached();
  await expect(options.getByRole('main')).toContainText('1.234,50\u00a0$');
  await options.reload();
  await expect(choice).toHaveValue('de');
  await expect(page).toHaveAttribute('lang', 'de');

  await administer(context, { locale: 'fr-CA' });
  await expect(page).toHaveAttribute('lang', 'fr');
  await expect(options.getByRole('main')).toContainText('français (Canada)');
  await expect(choice).toHaveCount(0);
  await administer(context, {});
  await expect(choice).toHaveValue('de');
});

test('speaks the English of the country that was chosen', async ({ context }) => {
  const options = await openOptions(context);
  const choice = options.getByRole('combobox');
  await choice.selectOption('English (Australia)');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en-AU');
  await expect(options.getByRole('main')).toContainText(/31 Mar 2027|31 March 2027/);
  await options.reload();
  await expect(choice).toHaveValue('en-AU');
  await choice.selectOption('English (New Zealand)');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en-AU');
  await choice.selectOption('English (United States)');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en');
});

test('writes amounts and dates as the administrator says, also in a language that it does not speak', async ({
  context,
}) => {
  const options = await openOptions(context);
  await administer(context, { locale: 'ja-JP' });
  await expect(options.getByText('Japanese (Japan), set by your administrator.')).toBeVisible();
  await expect(options.getByRole('main')).toContainText('look like $1,234.50 and 2027/03/31.');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en');
});

test('is read from right to left in Arabic, and fits a narrow window', async ({ context }) => {
  const options = await openOptions(context);
  await administer(context, manySettings);
  await expect(options.getByRole('table')).toBeVisible();
  await options.getByRole('combobox').selectOption('ar');
  await expect(options.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(options.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(options.mainFrame());
  const heading = await options.getByRole('heading', { level: 2 }).first().boundingBox();
  const logo = await options.locator('header .mark').boundingBox();
  expect(heading?.x).toBeLessThan(logo?.x ?? 0);
  await options.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(options.mainFrame());
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('chooses the language of the panel and of the popup as well', async ({ context, psa, pod }) => {
  const options = await openOptions(context);
  await options.getByRole('combobox').selectOption('Deutsch');
  await expect(options.locator('html')).toHaveAttribute('lang', 'de');
  await options.close();

  await psa.openInvoice('5101');
  await pod.expectText('1.250,00 $');
  await expect((await pod.frame()).locator('html')).toHaveAttribute('lang', 'de');
  const popup = await PopupPage.open(context);
  await expect.poll(() => popup.evaluate('document.documentElement.lang')).toBe('de');
});
