/**
 * Attacks on the slim tab of a paid invoice, whose button “Refund” opens a form at once: the page cannot press it, and a
 * press that was meant for something else leads to the form at most.
 */
import type { Frame } from '@playwright/test';
import { expectOnce, press, refund } from '../../e2e/support/actions.ts';
import { boxAtRest } from '../../e2e/support/at-rest.ts';
import { countMoves } from '../../e2e/support/ledger.ts';
import { drawFor, movePointer, spotOf } from '../../e2e/support/person.ts';
import type { PodPage } from '../../e2e/support/pod-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeUpEvents } from '../support/make-up-events.ts';
import { layPicture, removePicture } from '../support/pictures.ts';

/** The first choice of the refund's form: the only payment, which is chosen already. */
const payment = (frame: Frame) => frame.getByRole('checkbox', { name: /Visa •••• 4242/ });

/** Refunds from the open form, like a person. */
async function refundFromForm(pod: PodPage): Promise<void> {
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: 'Requested by customer' }).check();
  await pod.press('Review');
  await press(refund, pod);
}

test.beforeEach(async ({ psa, pod }) => {
  await psa.openInvoice(refund.recordId);
  await expect(await pod.tab()).toBeVisible();
  await boxAtRest(psa.page);
});

test('events that the page makes up do not press “Refund” on the tab', async ({ psa, pod, sandbox }) => {
  const frame = await pod.frame();
  const spot = await spotOf(await pod.button('Refund'));
  await movePointer(psa.page, spot);
  await psa.page.evaluate(makeUpEvents, spot);
  await psa.page.evaluate(drawFor, 500);
  await expect(payment(frame)).toHaveCount(0);
  await expect(await pod.tab()).toBeVisible();
  // The control: the person presses at the same place.
  await psa.page.mouse.click(spot.x, spot.y);
  await expect(payment(frame)).toBeVisible();
  expect(await countMoves(sandbox)).toBe(0);
});

test('a press through a picture on the tab opens the form at most, and refunds nothing', async ({
  psa,
  pod,
  sandbox,
}) => {
  const frame = await pod.frame();
  const spot = await spotOf(await pod.button('Refund'));
  await layPicture(psa.page, { on: 'panel' });
  await movePointer(psa.page, spot);
  await psa.page.mouse.click(spot.x, spot.y);
  await expect(payment(frame)).toBeVisible();
  // Without a reason, there is nothing to review or send.
  await expect(frame.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(await pod.button('Review')).toHaveAttribute('aria-disabled', 'true');
  expect(await countMoves(sandbox)).toBe(0);
  // The control: the person who sees the form refunds with it.
  await removePicture(psa.page);
  await refundFromForm(pod);
  await expectOnce(refund, sandbox, pod);
});
