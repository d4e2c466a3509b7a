/** Taking money. */
import { expect } from '@playwright/test';
import { readLedger } from '../../e2e/support/ledger.ts';
import { openedBy } from '../../e2e/support/opened-by.ts';
import { pressWithPointer } from '../../e2e/support/person.ts';
import { present } from '../../e2e/support/terminal.ts';
import type { JobSteps, JobWorld } from './job-steps.ts';
import { button } from './place.ts';

const waiting = /Waiting for a card on Front desk/;

/** By a person who has used the terminal before: it is chosen already. The result goes away without a click. */
export const terminal: JobSteps = {
  recordId: '5101',
  async prepare(world) {
    const { place, sandbox } = world;
    await sendFirst(world, '5102');
    await present(sandbox, 'approve');
    await place.expectText(/Approved\./);
    await place.press(button('Done'));
    await place.expectGone(/Approved\./);
  },
  async perform({ hand, place, sandbox }) {
    const charge = 'Charge $1,281.25';
    await hand.press(button('Send to Terminal'), { step: 'form', shows: charge });
    await hand.press(button(charge), { step: 'sent', shows: waiting });
    await present(sandbox, 'approve');
    await place.expectText(/Approved\./);
    await hand.shoot('approved');
    await place.movePointerOff();
    await place.expectGone(/Approved\./);
    await place.expectText(/Paid in full\./);
    await hand.shoot('paid');
    expect((await readLedger(sandbox)).violations).toEqual([]);
  },
};

export const cancelTerminal: JobSteps = {
  recordId: '5101',
  prepare: (world) => sendFirst(world, '5101'),
  async perform({ hand, sandbox }) {
    await hand.press(button('Cancel'), { step: 'canceled', shows: /Canceled\./ });
    expect((await readLedger(sandbox)).terminalPayments).toMatchObject([{ state: 'cancelled' }]);
  },
};

/** On WisePay's payment page, whose own button is counted too. */
export const pay: JobSteps = {
  recordId: '5101',
  async perform({ context, page, hand, place }) {
    const payments = await openedBy(context, () => hand.press(button('Pay Invoice')));
    const last = payments.getByRole('button', { name: 'Pay USD 1,281.25' });
    await last.waitFor();
    await hand.shoot('payment-page', payments);
    await hand.pressElsewhere('Pay USD 1,281.25 (on WisePay’s page)', () => pressWithPointer(payments, last));
    await expect(payments.getByText('Payment received')).toBeVisible();
    await hand.shoot('payment-received', payments);
    await payments.close();
    await page.bringToFront();
    await place.expectText(/Paid in full\./);
    await hand.shoot('paid');
  },
};

/** Sends a payment to the terminal for the first time, so the terminal has to be chosen. */
async function sendFirst({ place }: JobWorld, recordId: string): Promise<void> {
  await place.open(recordId);
  await place.press(button('Send to Terminal'));
  await place.expectText(/Front desk/);
  await place.press({ role: 'radio', name: /Front desk/ });
  await place.press(button(/^Charge /));
  await place.expectText(waiting);
}
