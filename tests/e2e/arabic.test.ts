/** The panel in Arabic, which reads from right to left and has its own digits and plural forms. */
import type { Frame, Locator, Page } from '@playwright/test';
import arabic from '../../locales/ar.json' with { type: 'json' };
import { expectAccessible } from './support/accessibility.ts';
import { boxAtRest } from './support/at-rest.ts';
import { frameBox, shownBox } from './support/boxes.ts';
import { test as base, expect } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { dragWithPointer, lookAt, pressWithPointer } from './support/person.ts';
import { SidePanel } from './support/side-panel.ts';
import { present } from './support/terminal.ts';
import { inWorker } from './support/worker.ts';

const test = base.extend({
  context: async ({ context }, use) => {
    await inWorker(context, "chrome.storage.local.set({ 'settings.locale': 'ar' })");
    await use(context);
  },
});

const { terminal, refund } = arabic;

/** Checks a panel in which a last button is pressed next. */
async function expectAccessibleAndGoOn(frame: Frame): Promise<void> {
  await expectAccessible(frame);
  // axe has held up the panel for up to a second, and the click guard does not know what was on screen meanwhile.
  await lookAt(frame);
}

test('an amount typed in Arabic figures is charged to the last minor unit', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.press(arabic.actions.terminal);
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await frame.getByRole('textbox').fill('١٬٠٠٠٫٥٠');
  await expect(frame.getByText('1,025.51').first()).toBeVisible();
  await expectAccessibleAndGoOn(frame);
  await pod.pressMoneyButton(/1,025\.51/);
  await pod.expectText(terminal.step.waiting);
  await pod.expectText(/بانتظار البطاقة على .*Front desk/);
  await present(sandbox, 'approve');
  await expect(frame.getByRole('button', { name: terminal.payment.done })).toBeVisible();
  expect(await readLedger(sandbox)).toMatchObject({
    terminalPayments: [{ state: 'approved', amount: { value: 100_050, currency: 'USD' } }],
    violations: [],
  });
});

test('a refund is reviewed and sent, and the card keeps its order of signs', async ({
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  await pod.press(arabic.actions.refund);
  const frame = await pod.frame();
  await frame.getByRole('checkbox', { name: /Visa.*4242/ }).check();
  await frame.getByRole('radio', { name: refund.reason.duplicate }).check();
  await pod.press(refund.form.review);
  await pod.expectText(/Visa •••• 4242/);
  await expectAccessibleAndGoOn(frame);
  await pod.pressMoneyButton(/615\.00/);
  await expect(frame.getByRole('region', { name: refund.list.title })).toContainText('615.00');
  expect((await readLedger(sandbox)).refunds).toHaveLength(1);
});

test('everything stands the other way around, and nothing is cut off', async ({ openInvoice, pod }) => {
  await openInvoice();
  const frame = await pod.frame();
  const page = frame.locator('html');
  await expect(page).toHaveAttribute('dir', 'rtl');
  await expect(page).toHaveAttribute('lang', 'ar');
  const number = await frame.getByRole('heading', { name: /20101/ }).boundingBox();
  const status = await frame.getByText(arabic.status.outstanding).boundingBox();
  expect(status?.x).toBeLessThan(number?.x ?? 0);
  expect(await page.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await expectAccessible(frame);
});

/** The slim tab's own button, whatever it says. */
const tabOf = (frame: Frame) => frame.getByRole('button', { name: arabic.tab.open.replace('{what}. ', '') });

/** Expects that the page shows all of a button. */
async function expectInSight(page: Page, button: Locator): Promise<void> {
  const shown = await shownBox(page);
  const box = await button.boundingBox();
  if (shown === null || box === null) throw new Error(`${button} is not drawn.`);
  expect(box.x).toBeGreaterThanOrEqual(shown.x);
  expect(box.y).toBeGreaterThanOrEqual(shown.y);
  expect(box.x + box.width).toBeLessThanOrEqual(shown.x + shown.width);
  expect(box.y + box.height).toBeLessThanOrEqual(shown.y + shown.height);
}

test('the slim tab of a paid invoice shows all of its buttons, and they open the panel and the refund', async ({
  psa,
  pod,
}) => {
  await psa.openInvoice('5103');
  const frame = await pod.frame();
  await expect(tabOf(frame)).toHaveAccessibleName(new RegExp(arabic.status.paid));
  const refundButton = frame.getByRole('button', { name: arabic.actions.refund, exact: true });
  const beside = frame.getByRole('button', { name: arabic.header.beside });
  await boxAtRest(psa.page);
  for (const button of [tabOf(frame), refundButton, beside]) await expectInSight(psa.page, button);
  await expectAccessible(frame);

  await pressWithPointer(psa.page, tabOf(frame));
  await expect(frame.getByRole('heading', { name: /20103/ })).toBeVisible();
  await pod.press(arabic.header.collapse);
  await pressWithPointer(psa.page, refundButton);
  await expect(frame.getByRole('radio', { name: refund.reason.duplicate })).toBeVisible();
});

test('the panel gets wider at its inner edge, on both sides of the window', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const before = await frameBox(psa.page);
  const edge = (await pod.frame()).getByRole('separator');
  await dragWithPointer(psa.page, edge, { x: -100, y: 0 });
  await expect.poll(() => frameBox(psa.page)).toMatchObject({ x: before.x - 100, width: before.width + 100 });
  await pod.press(arabic.header.move.left);
  await expect.poll(async () => (await frameBox(psa.page)).x).toBe(13);
  await dragWithPointer(psa.page, edge, { x: 50, y: 0 });
  await expect.poll(() => frameBox(psa.page)).toMatchObject({ x: 13, width: before.width + 150 });
});

test.describe('with the side panel', () => {
  // The side panel belongs to the browser's window, which tests otherwise share.
  test.use({ ownBrowser: true });

  test('the slim tab of a paid invoice opens it, and it reads from right to left', async ({ psa, pod }) => {
    await psa.openInvoice('5103');
    const frame = await pod.frame();
    await expect(tabOf(frame)).toBeVisible();
    await boxAtRest(psa.page);
    await pressWithPointer(psa.page, frame.getByRole('button', { name: arabic.header.beside }));
    const side = await SidePanel.find(psa.page);
    await side.expectText('20103');
    expect(await side.evaluate('document.documentElement.dir')).toBe('rtl');
    expect(
      await side.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBe(0);
  });
});
