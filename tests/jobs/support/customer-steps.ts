/** What goes to the customer: a reminder, or the payment link. */
import { type BrowserContext, expect } from '@playwright/test';
import { readLedger } from '../../e2e/support/ledger.ts';
import type { JobSteps } from './job-steps.ts';
import { button } from './place.ts';

/** What is said about it goes away without a click. */
export const remind: JobSteps = {
  recordId: '5101',
  async perform({ hand, place, sandbox }) {
    const sent = /The reminder was sent/;
    const form = { step: 'form', shows: /billing@contoso-dental\.example/ };
    await hand.press(button('Re-send Reminder'), form);
    await hand.press(button('Send reminder'), { step: 'sent', shows: sent });
    await place.movePointerOff();
    await place.expectGone(sent);
    await hand.shoot('done');
    expect((await readLedger(sandbox)).outbox).toHaveLength(1);
  },
};

/** What is copied leads to the payment page of this invoice. */
export const copyLink: JobSteps = {
  recordId: '5101',
  async perform({ hand, context }) {
    await hand.press(button('Copy payment link'), { step: 'copied', shows: /Copied\./ });
    const address = await paste(context);
    const customer = await context.newPage();
    await customer.goto(address);
    await expect(customer.getByRole('heading', { name: 'Invoice 20101' })).toBeVisible();
  },
};

/** What a person gets who pastes into another page. */
async function paste(context: BrowserContext): Promise<string> {
  const letter = await context.newPage();
  await letter.setContent('<textarea aria-label="Letter"></textarea>');
  const field = letter.getByRole('textbox', { name: 'Letter' });
  await field.press('ControlOrMeta+V');
  return field.inputValue();
}
