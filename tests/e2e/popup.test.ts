/**
 * The toolbar's popup, as the browser opens it over the tab in front.
 *
 * A test cannot click the browser's toolbar; it opens the popup by `action.openPopup()`, which does all that a click does
 * but grant `activeTab`. What follows that grant (the page part of the diagnostics report, and telling a PSA server that
 * is not served from any other page) is tested with a copy of the built extension whose manifest has the permission for
 * the hosts of this machine instead. That a click grants it is the browser's own promise, and is not tested here.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { launchExtension } from '../../scripts/browser/launch-extension.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test as base, expect } from './support/fixtures.ts';
import { makeGrantedCopy } from './support/granted-copy.ts';
import { people, signInToBoth, signInToPsa } from './support/people.ts';
import { PopupPage } from './support/popup-page.ts';
import type { PsaPage, PsaSwitches } from './support/psa-page.ts';

/** The id of the sandbox build: its key in wxt.config.ts says so. */
const extensionOrigin = 'chrome-extension://pobpohaibfbndchoeeokofgonpkpagfl';

/** A PSA whose invoice screen tells nothing that names the invoice. */
const tellsNothing: PsaSwitches = {
  'signals.hash': 'false',
  'signals.query': 'false',
  'signals.banner': 'false',
  'signals.rootClass': 'false',
  'signals.fields': 'false',
};

const test = base;

/** The same with a browser that lets the extension look at the pages of this machine. */
const grantedTest = base.extend({
  context: async ({ sandbox, profile }, use) => {
    const copy = await makeGrantedCopy();
    const context = await launchExtension({
      executablePath: await findBrowser(),
      extension: copy.folder,
      profile,
      headless: true,
      sandboxPort: sandbox.port,
    });
    await use(context);
    await context.close();
    await copy.remove();
  },
});

/** Opens the invoice 5101 where detection fails, with a fragment that nobody can read. */
async function openUnreadable(psa: PsaPage): Promise<void> {
  await psa.openInvoice('5101', tellsNothing);
  await psa.waitForBanner('Invoice');
  await psa.page.evaluate(() => history.replaceState(history.state, '', `${location.href}#XQAACAzzzzzz`));
}

test('the popup tells the invoice on the page, and that nothing has to be done', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  const popup = await PopupPage.open(context);
  await popup.expectText('Invoice 20101');
  await popup.expectText('The WisePay panel is on the page.');
  expect(await popup.evaluate("document.querySelector('input') === null")).toBe(true);
});

test('a person without an invoice, without PSA, or unknown to PSA is told so', async ({
  sandbox,
  psa,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoiceSearch();
  const onSearch = await PopupPage.open(context);
  await onSearch.expectText('No invoice found on this page');
  await onSearch.close(psa.page);

  await psa.page.goto('about:blank');
  const onNothing = await PopupPage.open(context);
  await onNothing.expectText('Not a ConnectWise PSA page');
  await onNothing.close(psa.page);

  await psa.openInvoice('5101', { memberReadable: 'false' });
  await psa.waitForBanner(/20101/);
  await (await PopupPage.open(context)).expectText('PSA does not tell who is signed in');
});

test('an invoice that the page does not tell is opened by its number, until the page goes on', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  await pod.expectNone();

  const popup = await PopupPage.open(context);
  await popup.expectText('No invoice found on this page');
  await popup.enterNumber('no. 20101');
  await popup.expectText('An invoice number has up to 15 letters');
  await popup.enterNumber('#20101');
  await popup.expectText('Opened by its number.');
  await pod.expectText('Contoso Dental');
  await pod.expectText('$1,250.00');
  await expect(await pod.button('Pay Invoice')).toBeVisible();

  await test.step('what the page does meanwhile does not take it away', async () => {
    await psa.page.evaluate(() => document.body.append(document.createElement('div')));
    await popup.press('Copy diagnostics report');
    await popup.expectText('Copied.');
    await pod.expectText('Contoso Dental');
  });

  await psa.choose('Service Board');
  await pod.expectNone();
  await psa.page.goBack();
  await psa.waitForBanner('Invoice');
  await pod.expectNone();
});

test('the next record under the same address takes an invoice that was opened by its number away', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101', tellsNothing);
  await psa.waitForBanner('Invoice');
  await (await PopupPage.open(context)).enterNumber('20101');
  await pod.expectText('Contoso Dental');
  const address = psa.page.url();
  await psa.nextRecord();
  await pod.expectNone();
  expect(psa.page.url()).toBe(address);
});

test('a number that WisePay does not know says so', async ({ sandbox, psa, pod, context }) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  await (await PopupPage.open(context)).enterNumber('99999');
  await pod.expectText('This invoice is not synced to WisePay');
  await expect(await pod.button('Pay Invoice')).toHaveCount(0);
});

test('what was opened by its number is closed by the popup', async ({ sandbox, psa, pod, context }) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  await popup.enterNumber('20101');
  await pod.expectText('Contoso Dental');
  await popup.press('Close the panel');
  await pod.expectNone();
  await popup.expectText('No invoice found on this page');
});

test('an invoice that the page tells takes the place of one that was opened by its number', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  await popup.enterNumber('20102');
  await pod.expectText('Fabrikam Logistics');
  await psa.page.locator('.cw_BannerView .detailLabel').evaluate((banner) => {
    banner.textContent = 'Invoice #20101 - Contoso Dental';
  });
  await pod.expectText('Contoso Dental');
  expect(pod.frames()).toHaveLength(1);
});

test('another person in PSA does not inherit what was opened by its number', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  await (await PopupPage.open(context)).enterNumber('20101');
  await pod.expectText('Contoso Dental');

  await signInToPsa(sandbox, people.sam);
  const second = await context.newPage();
  await second.goto(new URL('/', psa.page.url()).href);
  await second.locator('tr.cw-ml-row').first().waitFor();
  await pod.expectNone();
});

test('the popup’s page in a tab of its own is not heard', async ({ sandbox, psa, pod, context }) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/popup.html`);
  await expect(page.getByRole('alert')).toContainText('The POD ran into a problem');
  const replies = await page.evaluate(async () => {
    interface Api {
      readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
      readonly tabs: { query(query: object): Promise<{ readonly id: number }[]> };
    }
    const { runtime, tabs } = (globalThis as unknown as { readonly chrome: Api }).chrome;
    const found: unknown[] = [];
    for (const { id: tabId } of await tabs.query({})) {
      for (const kind of ['popup.look', 'popup.open', 'popup.close', 'popup.report']) {
        const message = { kind, tabId, ...(kind === 'popup.open' && { number: '20101' }) };
        found.push((await runtime.sendMessage(message).catch(() => null)) ?? null);
      }
    }
    return found;
  });
  expect(replies.length).toBeGreaterThanOrEqual(8);
  expect(replies.every((reply) => reply === null)).toBe(true);
  await pod.expectNone();

  await page.goto(`${extensionOrigin}/options.html`);
  await expect(page.getByText(/Messages from somebody who may not speak to the POD: \d+/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the popup is accessible in ${scheme}`, async ({ sandbox, psa, context }) => {
    await signInToBoth(sandbox, people.pat);
    await openUnreadable(psa);
    const popup = await PopupPage.open(context);
    await popup.emulateMedia(scheme);
    await popup.enterNumber('no. 20101');
    await popup.expectText('An invoice number has up to 15 letters');
    await popup.press('Copy diagnostics report');
    await popup.expectText('Copied.');
    await expectAccessible(popup);
    expect(await popup.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
}

test('the report is copied also where the browser does not let the POD look at the page', async ({
  sandbox,
  psa,
  context,
}) => {
  await signInToBoth(sandbox, people.pat);
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  const report = await popup.copyReport();
  expect(report).toContain('Page: the browser did not let the POD look at it.');
  expect(report).toMatch(/^Extension: \d+\.\d+\.\d+$/m);
  expect(report).toMatch(/^POD: runs, shows no panel; found no invoice: \w+$/m);
  // A field of one line makes spaces of the line feeds.
  expect(await popup.paste()).toBe(report.trimEnd().replaceAll('\n', ' '));
});

grantedTest(
  'the report tells of the page what support needs, and nothing of people or money',
  async ({ sandbox, psa, pod, context }) => {
    await signInToBoth(sandbox, people.pat);
    await psa.openInvoice('5101', { invoiceIn: 'iframe' });
    await pod.expectText('Contoso Dental');
    const popup = await PopupPage.open(context);
    const report = await popup.copyReport();
    for (const line of [
      /^Browser: Chrome [\d.]+ on Linux$/m,
      /^Policy sets: nothing$/m,
      /^POD: shows a panel, record 5101, number 99999$/m,
      /^Host: .*\(served\)$/m,
      /^Path: \/v2025_1\/ConnectWise\.aspx$/m,
      /^Fragment: place \w+, screen InvoiceDetail, record 5101$/m,
      /^Banner: Invoice #99999 - …$/m,
      /^Signals that spoke: hash, banner, root$/m,
      /^Class: InvoiceDetail × 1 \(1 visible\)$/m,
      /^Class: pod_\w+ × \d+/m,
      /^Frame: /m,
      /^Member’s keys, inside: .*emailAddress/m,
    ]) {
      expect(report).toMatch(line);
    }
    expect(report).not.toMatch(/@|\$|Contoso|Dental|Pat\b|northwind|20101|1,250/i);
  },
);

grantedTest(
  'a PSA server that is not served, and any other page, are told apart',
  async ({ psa, context }) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(
        '<!doctype html><title>x</title><div class="cw_BannerView"><p class="detailLabel">Invoice #1',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await psa.page.goto(`http://cw.localhost:${port}/v2025_1/ConnectWise.aspx`);
      const popup = await PopupPage.open(context);
      await popup.expectText('This PSA server is not set up');
      const report = await popup.copyReport();
      expect(report).toMatch(/^Host: aa\.aaaaaaaaa:\d+ \(not served\)$/m);
      expect(report).toContain('Banner: Invoice #9');
      await popup.close(psa.page);

      await psa.page.goto(`http://cw.localhost:${port}/shop`);
      const second = await PopupPage.open(context);
      await second.expectText('Not a ConnectWise PSA page');
      expect(await second.copyReport()).toContain('Page: not a page of the PSA client; nothing was read.');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
);
