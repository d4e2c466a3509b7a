/** A window with little room beside the invoice. */
import { carryOut, terminalPayment } from '../support/actions.ts';
import { boxAtRest } from '../support/at-rest.ts';
import { noteBoxes, shownBox } from '../support/boxes.ts';
import { expect, test } from '../support/fixtures.ts';

for (const viewport of [
  { width: 600, height: 500 },
  { width: 360, height: 640 },
]) {
  test(`in a window of ${viewport.width} × ${viewport.height} the panel waits as a tab, and opens on a press`, async ({
    openInvoice,
    psa,
    pod,
  }) => {
    await psa.page.setViewportSize(viewport);
    const boxes = await noteBoxes(psa.page);
    await psa.openInvoice('5101');
    await expect(await pod.tab()).toBeVisible();
    await expect.poll(() => shownBox(psa.page)).toMatchObject({ x: viewport.width - 44, width: 44 });
    // The panel was never wider before.
    expect((await boxes()).every(({ width }) => width === 44)).toBe(true);

    await pod.openFromTab();
    await pod.expectText('Contoso Dental');
    const opened = { x: viewport.width - 12 - 320, width: 320 };
    await expect.poll(() => shownBox(psa.page)).toMatchObject(opened);
    const { x, y, width, height } = await boxAtRest(psa.page);
    expect(y + height).toBeLessThanOrEqual(viewport.height - 12);
    const pay = await pod.button('Pay Invoice');
    await psa.page.mouse.move(x + width / 2, y + height / 2);
    await psa.page.mouse.wheel(0, 1_000);
    await expect(pay).toBeInViewport();

    // The next invoice also starts collapsed, and a wide window opens the panel as usual.
    await psa.page.evaluate(() => history.pushState(null, '', location.href.replace('5101', '5102')));
    await psa.openInvoice('5102');
    await expect(await pod.tab()).toBeVisible();
    await psa.page.setViewportSize({ width: 1280, height: 800 });
    await openInvoice();
  });
}

test('what is collapsed in a narrow window is open in a wide one', async ({ openInvoice, psa, pod }) => {
  await psa.page.setViewportSize({ width: 600, height: 500 });
  await psa.openInvoice('5101');
  await pod.openFromTab();
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await psa.page.setViewportSize({ width: 1280, height: 800 });
  await openInvoice('5102');
});

test('an open panel stays open in a window that becomes narrow, also once a payment is sent', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await psa.page.setViewportSize({ width: 600, height: 640 });
  await terminalPayment.fillIn(pod);
  await carryOut(terminalPayment, pod);
});

test('in a window narrower than the panel it is as wide as the window allows', async ({ psa, pod }) => {
  await psa.page.setViewportSize({ width: 300, height: 640 });
  await psa.openInvoice('5101');
  await pod.openFromTab();
  await pod.expectText('Contoso Dental');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ x: 12, width: 276 });
  const overflow = await (await pod.frame()).evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
