/** The panel in Arabic, which reads from right to left and has its own digits and plural forms. */
import arabic from '../../locales/ar.json' with { type: 'json' };
import { expectAccessible } from './support/accessibility.ts';
import { test as base, expect } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { present } from './support/terminal.ts';
import { inWorker } from './support/worker.ts';

const test = base.extend({
  context: async ({ context }, use) => {
    await inWorker(context, "chrome.storage.local.set({ 'settings.locale': 'ar' })");
    await use(context);
  },
});

const { terminal, refund } = arabic;

test('an amount typed in Arabic figures is charged to the last minor unit', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.press(arabic.actions.terminal);
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await frame.getByRole('textbox').fill('١٬٠٠٠٫٥٠');
  await expect(frame.getByText('1,025.51').first()).toBeVisible();
  await expectAccessible(frame);
  await pod.pressMoneyButton(terminal.form.send);
  await pod.expectText(terminal.step.waiting);
  await pod.expectText(/Front desk.* بانتظار البطاقة/);
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
  await pod.press(arabic.actions.refund);
  const frame = await pod.frame();
  await frame.getByRole('checkbox', { name: /Visa.*4242/ }).check();
  await frame.getByRole('combobox').selectOption('duplicate');
  await pod.press(refund.form.review);
  await pod.expectText(/Visa •••• 4242/);
  await expectAccessible(frame);
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
