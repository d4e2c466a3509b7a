/**
 * The diagnostics report that the popup copies.
 *
 * A click on the browser's toolbar grants `activeTab`. Tests of what needs it use a copy of the built extension with a
 * host permission instead: the page part of the report, and recognizing a PSA server that is not served. That a click
 * grants `activeTab` is the browser's promise, and not tested here.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeChangedCopy } from '../support/changed-copy.ts';
import { expect, test } from '../support/fixtures.ts';
import { PopupPage } from '../support/popup-page.ts';
import { openUnreadable } from '../support/unreadable-page.ts';

/** A browser that lets the extension read local pages. */
const grantedTest = test.extend({
  extension: async ({ browserName: _ }, use) => {
    const copy = await makeChangedCopy((manifest) => ({ ...manifest, host_permissions: ['http://*/*'] }));
    await use(copy.folder);
    await copy.remove();
  },
});

test('the report is copied also where the browser does not let the POD look at the page', async ({
  psa,
  context,
}) => {
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  const report = await popup.copyReport();
  expect(report).toContain('Page: the browser did not let the POD look at it.');
  expect(report).toMatch(/^Extension: \d+\.\d+\.\d+$/m);
  expect(report).toMatch(/^POD: runs, shows no panel; found no invoice: \w+$/m);
  // A single-line field turns line feeds into spaces.
  expect(await popup.paste()).toBe(report.trimEnd().replaceAll('\n', ' '));
});

grantedTest(
  'the report tells of the page what support needs, and nothing of people or money',
  async ({ openInvoice, context }) => {
    await openInvoice('5101', { invoiceIn: 'iframe' });
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
