/** The panel is dragged along its edge and changes its width, with the pointer or the keyboard; both are remembered. */
import { frameBox } from '../support/boxes.ts';
import { expect, test } from '../support/fixtures.ts';
import { readLedger } from '../support/ledger.ts';
import { dragWithPointer, drawFor } from '../support/person.ts';

test('the panel is dragged down by its header, and stays there on the next invoice and after a reload', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const before = await frameBox(psa.page);
  await dragWithPointer(psa.page, (await pod.frame()).getByRole('heading', { name: 'WisePay', level: 1 }), {
    x: 0,
    y: 120,
  });
  await expect.poll(async () => Math.round((await frameBox(psa.page)).y - before.y)).toBe(120);
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  expect(Math.round((await frameBox(psa.page)).y - before.y)).toBe(120);
  await psa.page.reload();
  await pod.expectText('Fabrikam Logistics');
  await expect.poll(async () => Math.round((await frameBox(psa.page)).y - before.y)).toBe(120);
});

test('the panel gets wider at its inner edge, and keeps its width and its outer edge', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const before = await frameBox(psa.page);
  const edge = (await pod.frame()).getByRole('separator');
  await dragWithPointer(psa.page, edge, { x: -100, y: 0 });
  const widened = { x: before.x - 100, width: before.width + 100 };
  await expect.poll(() => frameBox(psa.page)).toMatchObject(widened);
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  expect(await frameBox(psa.page)).toMatchObject(widened);
  // No wider than leaves the page some room, and no narrower than its content.
  await dragWithPointer(psa.page, (await pod.frame()).getByRole('separator'), { x: -700, y: 0 });
  await expect.poll(async () => (await frameBox(psa.page)).width).toBe(558);
  await dragWithPointer(psa.page, (await pod.frame()).getByRole('separator'), { x: 700, y: 0 });
  await expect.poll(async () => (await frameBox(psa.page)).width).toBe(298);
});

test('the arrow keys do both, and say how wide the panel is', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const before = await frameBox(psa.page);
  const frame = await pod.frame();
  const edge = frame.getByRole('separator', { name: /^Panel width/ });
  await edge.press('ArrowLeft');
  await edge.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '352');
  await expect.poll(async () => (await frameBox(psa.page)).width).toBe(before.width + 32);
  const grip = frame.getByRole('button', { name: /^Move up or down/ });
  await grip.press('ArrowDown');
  await expect.poll(async () => Math.round((await frameBox(psa.page)).y - before.y)).toBe(16);
  await grip.press('ArrowUp');
  await grip.press('ArrowUp');
  await expect.poll(async () => Math.round((await frameBox(psa.page)).y - before.y)).toBe(0);
  await expect(grip).toBeFocused();
});

test('a charge right after the panel was dragged waits until it stands still', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const frame = await pod.frame();
  await pod.press('Send to Terminal');
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await dragWithPointer(psa.page, frame.getByRole('heading', { name: 'WisePay', level: 1 }), { x: 0, y: 60 });
  // A person sees the panel stand still before they press.
  await psa.page.evaluate(drawFor, 800);
  await pod.pressMoneyButton(/^Charge /);
  await pod.expectText(/Waiting for a card on Front desk/i);
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
});
