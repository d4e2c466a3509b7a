/**
 * The options page. What an administrator sets is put where the browser hands it out; that the browser brings it there
 * from a policy file is tried by the fleet tests.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { launchExtension } from '../../scripts/browser/launch-extension.ts';
import { sandboxExtension } from '../../scripts/build-sandbox.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';
import { people, signInToBoth } from './support/people.ts';
import { PodPage } from './support/pod-page.ts';
import { PopupPage } from './support/popup-page.ts';
import { invoiceAddress } from './support/psa-page.ts';

const onPremiseHost = 'cw.localhost:4600';

async function workerOf(context: BrowserContext) {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** An administrator's policy, from now on. As text, because the extension's interface is in the worker. */
async function administer(context: BrowserContext, values: object): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(`
    chrome.storage.managed.get = async () => (${JSON.stringify(values)});
    chrome.storage.onChanged.dispatch({}, 'managed');
  `);
}

async function openOptions(context: BrowserContext): Promise<Page> {
  const worker = await workerOf(context);
  const page = await context.newPage();
  await page.goto(new URL('/options.html', worker.url()).href);
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  return page;
}

const settings = {
  wisepayApi: 'http://evil.example/api',
  psaHosts: [onPremiseHost, '*.example.com'],
  disabledActions: ['refund', 'terminal'],
  refundLimit: { value: 50_000, currency: 'USD' },
  stepUpAbove: { value: 10_000, currency: 'USD' },
  reminderCooldownMinutes: 1440,
  memberMatch: 'when-readable',
  detection: { banner: { invoice: 'Bill #(\\S+)' } },
  idleMinutes: 30,
  supportEmail: 'it-help@northwind.example',
  supportUrl: 'https://northwind.example/help',
  refundLimits: 1,
};

test('says who is signed in, and signs out', async ({ sandbox, context, psa, pod }) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  const options = await openOptions(context);
  await expect(options.getByText(`Signed in to WisePay as ${people.pat}.`)).toBeVisible();
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByText('Nobody is signed in to WisePay.')).toBeVisible();
  await options.reload();
  await expect(options.getByText('Nobody is signed in to WisePay.')).toBeVisible();
});

test('shows what the administrator sets while it is open, and what of it cannot be used', async ({
  context,
}) => {
  const options = await openOptions(context);
  const managed = options.getByRole('region', { name: 'Set by your administrator' });
  await expect(managed).toContainText('Nothing.');

  await administer(context, settings);
  await expect(managed.getByRole('row', { name: /Refund limit/ })).toContainText('At most $500.00');
  await expect(managed.getByRole('row', { name: /Turned off/ })).toContainText('Refund, Send to Terminal');
  await expect(managed.getByRole('row', { name: /Turned off/ })).toContainText('Managed policy');
  await expect(managed.getByRole('listitem').filter({ hasText: 'wisepayApi' })).toContainText(
    'In force: http://wisepay.localhost:4600/api.',
  );
  await expect(managed.getByRole('listitem').filter({ hasText: 'psaHosts' })).toContainText('In force: cw.');
  await expect(managed.getByRole('listitem').filter({ hasText: 'refundLimits' })).toContainText('no such');
  await expect(managed.getByRole('listitem')).toHaveCount(3);
  const links = options.getByRole('region', { name: 'Support' }).getByRole('link');
  await expect(links.first()).toHaveAttribute('href', 'mailto:it-help@northwind.example');
  await expect(links.last()).toHaveAttribute('href', 'https://northwind.example/help');

  await administer(context, {});
  await expect(managed).toContainText('Nothing.');
});

test('speaks the language that was chosen, and leaves it to the administrator who sets one', async ({
  context,
}) => {
  const options = await openOptions(context);
  const page = options.locator('html');
  const choice = options.getByRole('combobox');
  await expect(page).toHaveAttribute('lang', 'en');
  await expect(options.getByRole('main')).toContainText('such as $1,234.50 and Mar 31, 2027.');
  await options.getByLabel('Language').getByRole('combobox').selectOption('German');
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

test('writes amounts and dates as the administrator says, also in a language that it does not speak', async ({
  context,
}) => {
  const options = await openOptions(context);
  await administer(context, { locale: 'ja-JP' });
  await expect(options.getByText('Japanese (Japan), set by your administrator.')).toBeVisible();
  await expect(options.getByRole('main')).toContainText('such as $1,234.50 and 2027/03/31.');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en');
});

test('is read from right to left in Arabic, and fits a narrow window', async ({ context }) => {
  const options = await openOptions(context);
  await administer(context, settings);
  await expect(options.getByRole('table')).toBeVisible();
  await options.getByRole('combobox').selectOption('ar');
  await expect(options.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(options.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(options.mainFrame());
  const heading = await options.getByRole('heading', { level: 2 }).first().boundingBox();
  const mark = await options.locator('header .mark').boundingBox();
  expect(heading?.x).toBeLessThan(mark?.x ?? 0);
  await options.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(options.mainFrame());
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('chooses the language of the panel and of the popup as well', async ({ sandbox, context, psa, pod }) => {
  await signInToBoth(sandbox, people.pat);
  const options = await openOptions(context);
  await options.getByRole('combobox').selectOption('German');
  await expect(options.locator('html')).toHaveAttribute('lang', 'de');
  await options.close();

  await psa.openInvoice('5101');
  await pod.expectText('1.250,00 $');
  await expect((await pod.frame()).locator('html')).toHaveAttribute('lang', 'de');
  const popup = await PopupPage.open(context);
  await expect.poll(() => popup.evaluate('document.documentElement.lang')).toBe('de');
});

test('names an on-premise host that this package cannot serve, and does not offer it', async ({
  context,
}) => {
  await administer(context, { psaHosts: [onPremiseHost] });
  const options = await openOptions(context);
  const row = options.getByRole('listitem').filter({ hasText: onPremiseHost });
  await expect(row).toContainText('Needs a package that is built for it');
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('copies the diagnostics report', async ({ context }) => {
  await context.grantPermissions(['clipboard-read']);
  const options = await openOptions(context);
  await options.getByRole('button', { name: 'Copy diagnostics report' }).click();
  await expect(options.getByText('Copied.')).toBeVisible();
  const report = await options.getByLabel('The report').inputValue();
  expect(await options.evaluate(() => navigator.clipboard.readText())).toBe(report);
  expect(report).toContain('0.1.0');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme} colours, and fits a narrow window`, async ({ context }) => {
    const options = await openOptions(context);
    await options.emulateMedia({ colorScheme });
    await administer(context, settings);
    await expect(options.getByRole('table')).toBeVisible();
    await expectAccessible(options.mainFrame());
    await options.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(options.mainFrame());
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

/**
 * The same extension as a package that may be granted hosts: its manifest says so.
 *
 * @param granted whether the browser holds the permission for the on-premise host already
 */
async function grantablePackage(granted: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-grantable-'));
  await cp(sandboxExtension, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8');
  const manifest = JSON.parse(text.replaceAll('http://psa.localhost:4600;', 'http:;'));
  manifest.optional_host_permissions = ['http://*/*'];
  if (granted) manifest.host_permissions = [`http://${onPremiseHost}/*`];
  // The most that an attacker could have: every site may frame the panel, and knows where it is.
  manifest.web_accessible_resources = [{ resources: ['panel.html'], matches: ['http://*/*'] }];
  await writeFile(path, JSON.stringify(manifest));
  return folder;
}

/** Frames the panel and speaks to it as its content script does: the panel's body, once it has loaded. */
async function framePanel(page: Page, address: string): Promise<Locator> {
  await page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => {
          const handshake = {
            kind: 'wisepay-pod.mount',
            mountId: crypto.randomUUID(),
            isNarrow: false,
          };
          frame.contentWindow?.postMessage(handshake, '*', [new MessageChannel().port2]);
          resolve();
        };
        frame.src = src;
        document.documentElement.append(frame);
      }),
    address,
  );
  return new PodPage(page).frames().at(-1)?.locator('body') ?? page.locator('none');
}

const grantable = test.extend<{ readonly granted: boolean }>({
  granted: [false, { option: true }],
  context: async ({ sandbox, profile, granted }, use) => {
    const extension = await grantablePackage(granted);
    const context = await launchExtension({
      executablePath: await findBrowser(),
      extension,
      profile,
      headless: true,
      sandboxPort: sandbox.port,
    });
    await use(context);
    await context.close();
    await rm(extension, { recursive: true, force: true });
  },
});

grantable(
  'has the browser ask for exactly the host that policy names, within the click',
  async ({ context }) => {
    await administer(context, { psaHosts: [onPremiseHost] });
    const options = await openOptions(context);
    // The browser's own prompt is out of reach of tests: it is answered here before it comes up.
    await options.evaluate(`
    window.asked = [];
    chrome.permissions.request = async (permissions) => {
      window.asked.push({ permissions, byPerson: navigator.userActivation.isActive });
      return false;
    };
  `);
    await options.getByRole('button', { name: 'Allow' }).click();
    await expect(options.getByText(`${onPremiseHost} was not allowed. Nothing has changed.`)).toBeVisible();
    expect(await options.evaluate('window.asked')).toEqual([
      { permissions: { origins: [`http://${onPremiseHost}/*`] }, byPerson: true },
    ]);
  },
);

grantable.describe('a granted on-premise host', () => {
  grantable.use({ granted: true });

  grantable(
    'gets the POD on the page that is open already, and none when policy drops it',
    async ({ sandbox, context, psa, pod }) => {
      await signInToBoth(sandbox, people.pat);
      const address = invoiceAddress('5101').replace('psa.localhost:4600', onPremiseHost);
      await psa.page.goto(address);
      await psa.waitForBanner(/Invoice/);
      expect(pod.frames()).toEqual([]);

      await administer(context, { psaHosts: [onPremiseHost] });
      const worker = await workerOf(context);
      const scripts = 'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)';
      await expect.poll(() => worker.evaluate(scripts)).toBe(1);
      await worker.evaluate(
        `chrome.permissions.onAdded.dispatch({ origins: ['http://${onPremiseHost}/*'] })`,
      );
      await pod.expectText('Contoso Dental');
      await psa.page.reload();
      await pod.expectText('Contoso Dental');

      await administer(context, { psaHosts: [] });
      await expect.poll(() => worker.evaluate(scripts)).toBe(0);
      await pod.press('Re-send Reminder');
      await pod.expectText('The invoice is no longer on screen');
      const page = await context.newPage();
      await page.goto(address);
      await page
        .locator('.cw_BannerView .detailLabel')
        .getByText(/Invoice/)
        .waitFor();
      await new PodPage(page).expectNone();
    },
  );

  grantable(
    'may show the panel, and another site that may frame it sees an empty one',
    async ({ context }) => {
      await administer(context, { psaHosts: [onPremiseHost] });
      const panel = new URL('/panel.html', (await workerOf(context)).url()).href;
      const page = await context.newPage();
      await page.goto(`http://${onPremiseHost}/`);
      await expect(await framePanel(page, panel)).not.toBeEmpty();

      await page.goto('http://wisepay.localhost:4600/');
      const framed = await framePanel(page, panel);
      // Asked after the panel's own question, so that has been answered.
      await framed.evaluate('chrome.permissions.getAll()');
      await expect(framed).toBeEmpty();
    },
  );
});
