/** The options page: who is signed in, the diagnostics report, and that everyone can use it. */
import { expectAccessible } from '../support/accessibility.ts';
import { administer, manySettings } from '../support/administer.ts';
import { openOptions } from '../support/extension-pages.ts';
import { expect, test } from '../support/fixtures.ts';
import { people } from '../support/people.ts';

test('says who is signed in, and signs out', async ({ openInvoice, context }) => {
  await openInvoice();
  const options = await openOptions(context);
  await expect(options.getByText(`Signed in to WisePay as ${people.pat}.`)).toBeVisible();
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByText('No one is signed in to WisePay.')).toBeVisible();
  await options.reload();
  await expect(options.getByText('No one is signed in to WisePay.')).toBeVisible();
});

test('copies the diagnostics report', async ({ context }) => {
  await context.grantPermissions(['clipboard-read']);
  const options = await openOptions(context);
  await options.getByRole('button', { name: 'Copy diagnostics report' }).click();
  await expect(options.getByText('Copied.')).toBeVisible();
  const report = await options.getByLabel('The report').inputValue();
  expect(await options.evaluate(() => navigator.clipboard.readText())).toBe(report);
  expect(report).toContain('0.1.0');
  expect(report).toMatch(/^Window: \d+ × \d+, pixel ratio [\d.]+$/m);
});

test('opens an email to support with the report copied', async ({ context }) => {
  await administer(context, { supportEmail: 'it-help@northwind.example' });
  const options = await openOptions(context);
  await options.evaluate(() => {
    // No test starts a mail program.
    document.addEventListener('click', (click) => {
      if (click.target instanceof HTMLAnchorElement) click.preventDefault();
    });
  });
  await options.getByRole('button', { name: 'Email to support' }).click();
  await expect(options.getByText('Copied.')).toBeVisible();
  await expect(options.getByRole('link', { name: 'Open the email' })).toHaveAttribute(
    'href',
    /^mailto:it-help@northwind\.example\?subject=[^&?#]+&body=[^&?#]+$/,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme} colours, and fits a narrow window`, async ({ context }) => {
    const options = await openOptions(context);
    await options.emulateMedia({ colorScheme });
    await administer(context, manySettings);
    await expect(options.getByRole('table')).toBeVisible();
    await expectAccessible(options.mainFrame());
    await options.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(options.mainFrame());
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
