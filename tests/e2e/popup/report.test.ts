/** The diagnostics report that the popup copies. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { administer } from '../support/administer.ts';
import { expect, test } from '../support/fixtures.ts';
import { grantedTest } from '../support/granted.ts';
import { PopupPage } from '../support/popup-page.ts';
import { openUnreadable } from '../support/unreadable-page.ts';
import { inWorker, killWorker } from '../support/worker.ts';

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
      /^Time zone: \w+/m,
      /^Language: en\S*; chosen: none$/m,
      /^Signed in to WisePay: yes; role: account_admin$/m,
      /^Policy comes from: the (?:browser’s managed storage|last known one; .*)$/m,
      /^Policy sets: nothing$/m,
      /^Learned: nothing$/m,
      /^Open intent: none$/m,
      /^Answer: \S+Z GET \/invoices 200 \S+$/m,
      /^POD: shows a panel, record 5101, number 99999$/m,
      /^Panel: shows ready$/m,
      /^Panel’s form: none$/m,
      /^Panel’s notices: /m,
      /^Panel’s place: (?:panel|tab), right, \d+ × \d+, pixel ratio [\d.]+$/m,
      /^Zoom: 100 %$/m,
      /^Window: \d+ × \d+, pixel ratio [\d.]+$/m,
      /^Host: .*\(served\)$/m,
      /^Path: \/v2025_1\/ConnectWise\.aspx$/m,
      /^Fragment: place \w+, screen InvoiceDetail, record 5101(?:, tab \w+)?$/m,
      /^Banner: Invoice #99999 - …$/m,
      /^Signal: tab: \w+$/m,
      /^Signal: field: invoice, number 99999$/m,
      /^Signal: pods: invoice$/m,
      /^Signal: hosted: \w+$/m,
      /^Signals that spoke: hash, (?:tab, )?banner, field, root, pods$/m,
      /^Class: InvoiceDetail × 1 \(1 visible\)$/m,
      /^Class: pod_\w+ × \d+/m,
      /^Frame: aaa\.aaaaaaaaa:9999\/.*, parameters: /m,
      /^Member’s keys, inside: .*emailAddress/m,
    ]) {
      expect(report).toMatch(line);
    }
    expect(report).not.toMatch(/@|\$|Contoso|Dental|Pat\b|northwind|20101|1,250/i);
  },
);

test('the report says which form is open, also where the page cannot be looked at', async ({
  openInvoice,
  pod,
  context,
}) => {
  await openInvoice('5103');
  await pod.press('Refund');
  const popup = await PopupPage.open(context);
  expect(await popup.copyReport()).toMatch(/^Panel’s form: refund$/m);
});

test('WisePay’s answers are in the report also after the worker was ended', async ({
  openInvoice,
  pod,
  context,
}) => {
  await openInvoice();
  const stored = "chrome.storage.session.get('answers').then(({ answers }) => answers?.length ?? 0)";
  await expect.poll(() => inWorker(context, stored)).toBeGreaterThan(0);
  await killWorker(context, pod);
  // The panel's next question starts a new one.
  await pod.press('Send to Terminal');
  await expect.poll(() => inWorker(context, '1').catch(() => 0)).toBe(1);
  const popup = await PopupPage.open(context);
  expect(await popup.copyReport()).toMatch(/^Answer: \S+Z GET \/invoices 200 \S+$/m);
});

test('one click copies the report and opens an email to support', async ({ openInvoice, context }) => {
  await openInvoice();
  await administer(context, { supportEmail: 'it-help@northwind.example' });
  const popup = await PopupPage.open(context);
  await popup.expectText('Email to support');
  // No test starts a mail program.
  await popup.evaluate(`document.addEventListener('click', (click) => {
    const { href } = click.target;
    if (!href?.startsWith('mailto:')) return;
    click.preventDefault();
    globalThis.opened = [...(globalThis.opened ?? []), href];
  })`);
  await popup.press('Email to support');
  await popup.expectText('Copied.');
  const [link, ...more] = v.parse(v.array(v.string()), await popup.evaluate('globalThis.opened ?? []'));
  const email = new URL(link ?? '');
  expect(more).toEqual([]);
  expect(email.pathname).toBe('it-help@northwind.example');
  expect([...email.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(email.href.length).toBeLessThanOrEqual(1_900);
});

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
      await popup.expectText('This PSA server isn’t set up');
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
