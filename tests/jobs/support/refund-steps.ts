/** Giving money back. */
import { expect } from '@playwright/test';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { readLedger } from '../../e2e/support/ledger.ts';
import { present } from '../../e2e/support/terminal.ts';
import type { JobSteps, JobWorld } from './job-steps.ts';
import { button, type Control } from './place.ts';

/** The only payment of the invoice, as a whole: it is chosen already. On the page, the refund starts from the slim tab. */
export const refund: JobSteps = {
  recordId: '5103',
  async perform(world) {
    await world.hand.press(button('Refund'), { step: 'form', shows: /Requested by customer/ });
    await giveBack(world, 'Requested by customer', 'Refund $615.00', /\bPending\b/);
    await expectRefunds(world.sandbox, 1);
  },
};

export const refundTwoPayments: JobSteps = {
  recordId: '5111',
  async perform(world) {
    const { hand, sandbox } = world;
    const all: Control = { role: 'checkbox', name: 'All payments ($500.00)' };
    await hand.press(button('Refund'), { step: 'form', shows: /All payments/ });
    await hand.press(all, { step: 'payments' });
    await giveBack(world, 'Duplicate payment', 'Refund $500.00', /\bPending\b/);
    await expectRefunds(sandbox, 2);
  },
};

/** A card payment of today, which the bank has not settled yet. */
export const voidPayment: JobSteps = {
  recordId: '5101',
  async prepare({ context, page, sandbox }) {
    const elsewhere = await context.newPage();
    await elsewhere.goto('http://wisepay.localhost:4600/terminal/inv_5101');
    await elsewhere.getByRole('button', { name: /^Send .* to terminal$/ }).click();
    await present(sandbox, 'approve');
    await elsewhere.close();
    await page.bringToFront();
  },
  async perform(world) {
    await world.hand.press(button('Refund'), { step: 'form', shows: /Requested by customer/ });
    await giveBack(world, 'Duplicate payment', 'Void $1,281.25', /Void of the/);
    await expectRefunds(world.sandbox, 1);
  },
};

/** From the reason to the last button, which has that name. */
async function giveBack({ hand }: JobWorld, reason: string, last: string, shows: RegExp): Promise<void> {
  await hand.press({ role: 'radio', name: reason }, { step: 'reason' });
  await hand.press(button('Review'), { step: 'review', shows: last });
  await hand.press(button(last), { step: 'done', shows });
}

async function expectRefunds(sandbox: SandboxProcess, count: number): Promise<void> {
  await expect.poll(async () => (await readLedger(sandbox)).refunds.length).toBe(count);
  expect((await readLedger(sandbox)).violations).toEqual([]);
}
