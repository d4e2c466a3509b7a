/** Attacks with the extension's own pages: other sites frame, open or request them. */
import type { Frame, Page } from '@playwright/test';
import { extensionOrigin } from '../e2e/support/extension-pages.ts';
import { PodPage } from '../e2e/support/pod-page.ts';
import { invoiceAddress } from '../e2e/support/psa-page.ts';
import { expectRefused } from './support/diagnostics.ts';
import type { EvilSite } from './support/evil-site.ts';
import { expect, test } from './support/fixtures.ts';

const pages = ['panel.html', 'review.html', 'options.html'];

/** Frames addresses in a page, and waits until each frame has finished loading. */
async function frame(page: Page, addresses: readonly string[]): Promise<void> {
  await page.evaluate(
    (given) =>
      Promise.all(
        given.map(
          (address) =>
            new Promise((resolve) => {
              const framed = document.createElement('iframe');
              framed.src = address;
              framed.onload = resolve;
              framed.onerror = resolve;
              document.body.append(framed);
            }),
        ),
      ),
    addresses,
  );
}

/** The addresses of all the extension's pages. */
const ownPages = () => pages.map((name) => `${extensionOrigin}/${name}#${crypto.randomUUID()}`);

/** The control: a page that any site may frame, framed in the same way. */
const framed = ({ origin }: EvilSite) => `${origin}/to-be-framed`;

/** The protocols of all frames of a page, except the panel that belongs there. */
function schemes(page: Page, panel?: Frame): Promise<string[]> {
  const frames = page.frames().filter((each) => each !== page.mainFrame() && each !== panel);
  return Promise.all(frames.map((each) => each.evaluate(() => window.location.protocol)));
}

test('another site that frames the extension’s pages gets empty frames', async ({
  context,
  openInvoice,
  evil,
}) => {
  await openInvoice();
  const page = await context.newPage();
  await page.goto(evil.origin);
  await frame(page, [...ownPages(), framed(evil)]);
  expect(await schemes(page)).toEqual([...pages.map(() => 'chrome-error:'), 'http:']);
});

test('PSA’s own page that guesses the panel’s address gets nothing to see either', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const own = await pod.frame();
  // The last address is the control: PSA may frame its own page. That page has no screen, which would count as PSA's.
  await frame(psa.page, [...ownPages(), new URL('/nothing-here', psa.page.url()).href]);
  expect(await schemes(psa.page, own)).toEqual([...pages.map(() => 'chrome-error:'), 'http:']);
  await expect(own.getByRole('button', { name: 'Pay Invoice' })).toBeVisible();
});

test('a window that another site opens on the extension’s pages shows nothing', async ({
  context,
  openInvoice,
  evil,
}) => {
  await openInvoice();
  const page = await context.newPage();
  await page.goto(evil.origin);
  /** The text in the opened window; null if none opens. */
  async function textOf(address: string): Promise<string | null> {
    const opened = context.waitForEvent('page', { timeout: 5_000 }).catch(() => null);
    await page.evaluate((given) => void window.open(given), address);
    const shown = await opened;
    await shown?.waitForLoadState().catch(() => {});
    const text = (await shown?.evaluate(() => document.body.textContent).catch(() => null)) ?? null;
    await shown?.close();
    return text;
  }
  for (const name of pages) {
    expect(await textOf(`${extensionOrigin}/${name}`)).not.toMatch(/Contoso|Pay Invoice|Diagnostics/);
  }
  // The control: the site may open windows, and the test can read them.
  evil.html = '<!doctype html><body>Pay Invoice';
  expect(await textOf(`${evil.origin}/opened`)).toMatch(/Pay Invoice/);
});

test('another site that frames PSA with an invoice in it gets no panel', async ({
  context,
  openInvoice,
  evil,
}) => {
  await openInvoice();
  const page = await context.newPage();
  await page.goto(evil.origin);
  await frame(page, [invoiceAddress('5101')]);
  expect(page.frames().filter((each) => each.url().startsWith('chrome-extension:'))).toEqual([]);
  // The control: the same address in the same tab, without the frame.
  await page.goto(invoiceAddress('5101'));
  await new PodPage(page).expectText('Contoso Dental');
});

test('another site that looks like PSA gets no panel', async ({ context, openInvoice, psa, evil }) => {
  await openInvoice();
  evil.html = await psa.page.content();
  const page = await context.newPage();
  const real = new URL(invoiceAddress('5101'));
  await page.goto(`${evil.origin}${real.pathname}${real.search}${new URL(psa.page.url()).hash}`);
  await expect(page.locator('.cw_BannerView').first()).toBeAttached();
  expect(page.frames().filter((each) => each.url().startsWith('chrome-extension:'))).toEqual([]);
  // The control: the same page at its real address.
  await page.goto(real.href);
  await new PodPage(page).expectText('Contoso Dental');
});

test('the panel opened by itself says where it works, and shows no invoice', async ({
  context,
  openInvoice,
  pod,
}) => {
  await openInvoice();
  // The control: in its frame on the invoice, the panel has buttons.
  await expect(await pod.button('Pay Invoice')).toBeVisible();
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/panel.html#${crypto.randomUUID()}`);
  await expect(page.getByText('works only on the invoice screen of ConnectWise PSA')).toBeVisible();
  expect(await page.getByRole('button').count()).toBe(0);
  await page.close();
});

// Its control, the window that the worker opens itself, is in e2e/review-window.test.ts.
test('a review window that the worker has not opened speaks for no invoice', async ({
  context,
  openInvoice,
}) => {
  await openInvoice();
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/review.html#${crypto.randomUUID()}`);
  await expect(page.getByText('The invoice is no longer on screen')).toBeVisible();
  expect(await page.getByText('Contoso').count()).toBe(0);
  await page.close();
  await expectRefused(context, 'Panels that didn’t match their tab');
});
