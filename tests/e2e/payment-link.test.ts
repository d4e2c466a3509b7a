/** The payment link: shown, copied and scanned, and never opened by the POD. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { comeToRest } from './support/at-rest.ts';
import { expect, test } from './support/fixtures.ts';
import type { PodPage } from './support/pod-page.ts';
import { scan } from './support/screenshot-code.ts';
import { payInFull } from './support/wisepay-pages.ts';

async function open(pod: PodPage) {
  await pod.press('QR code');
  const frame = await pod.frame();
  const field = frame.getByRole('textbox', { name: 'Address of the payment link' });
  await expect(field).toBeVisible();
  const code = frame.getByRole('img', { name: 'QR code of the payment link' });
  await code.waitFor();
  // While the panel grows, its lower end is briefly out of sight.
  await comeToRest(frame.page(), frame);
  return { frame, field, link: await field.inputValue(), code };
}

/** The text that a person gets by pasting in another page. */
async function paste(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: 'Letter' });
  await page.setContent('<textarea aria-label="Letter"></textarea>');
  await field.press('ControlOrMeta+V');
  return field.inputValue();
}

test('the link is copied with one click, and what is pasted is the link', async ({ context, psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.press('Copy payment link');
  const frame = await pod.frame();
  await expect(frame.getByRole('status').filter({ hasText: 'Copied.' })).toBeInViewport();
  expect(context.pages()).toHaveLength(1);
  const { link } = await open(pod);
  expect(await paste(await context.newPage())).toBe(link);
});

test('a page that keeps the clipboard from its frames does not keep the link from being copied', async ({
  context,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  const { frame, link } = await open(pod);
  // The page does not delegate the clipboard to the panel, so the panel's Clipboard API is closed.
  const denied = "navigator.clipboard.writeText('x').then(() => 'open', ({ name }) => name)";
  expect(await frame.evaluate(denied)).toBe('NotAllowedError');
  await pod.press('Copy payment link');
  await expect(frame.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  expect(await paste(await context.newPage())).toBe(link);
});

test('the link is selected whole and copied by hand', async ({ context, psa, pod }) => {
  await psa.openInvoice('5101');
  const { field, link } = await open(pod);
  await field.focus();
  await field.press('ControlOrMeta+C');
  expect(await paste(await context.newPage())).toBe(link);
});

test('the payer scans the code and pays this invoice', async ({ context, psa, pod }) => {
  await psa.openInvoice('5101');
  const { code, link } = await open(pod);
  const phone = await context.newPage();
  const { text } = await scan(code, phone);
  expect(text).toBe(link);
  await phone.goto(text);
  await expect(phone.getByRole('heading', { name: 'Invoice 20101' })).toBeVisible();
  await payInFull(phone);
  await psa.page.reload();
  await pod.openIfQuiet();
  await pod.expectText('Paid in full.');
  await expect((await pod.frame()).getByRole('button', { name: /payment link/i })).toHaveCount(0);
});

for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active', colorScheme: 'dark' }] as const) {
  test(`the code is dark on white whatever the theme: ${JSON.stringify(look)}`, async ({
    context,
    psa,
    pod,
  }) => {
    await psa.page.emulateMedia(look);
    await psa.openInvoice('5101');
    const { code, link } = await open(pod);
    expect(await scan(code, await context.newPage())).toMatchObject({ text: link });
  });
}

test('the open section fits into the panel and has nothing that keeps anybody out', async ({ psa, pod }) => {
  await psa.openInvoice('5106');
  await expect((await pod.frame()).getByRole('button', { name: 'Copy payment link' })).toHaveCount(0);
  await pod.press('Payment link');
  await pod.expectText('If the customer also pays by this link, the invoice may be paid twice.');
  await expect(await pod.button('Copy payment link')).toBeVisible();
  const { frame, code } = await open(pod);
  const { width, height } = (await code.boundingBox()) ?? {};
  expect(width).toBe(Number(await code.getAttribute('width')));
  expect(height).toBe(width);
  expect(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await expectAccessible(frame);
});

test('a paid invoice has no payment link', async ({ psa, pod }) => {
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  await pod.expectText('Paid in full.');
  await expect((await pod.frame()).getByRole('button', { name: /payment link/i })).toHaveCount(0);
});
