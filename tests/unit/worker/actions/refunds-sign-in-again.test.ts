/** Refunds that WisePay carries out only after the person signs in again: all wait, and all continue after that. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { anIntent, sam } from '../../support/intents.ts';
import { paidInvoice } from '../../support/invoices.ts';
import { days } from '../../support/operations-harness.ts';
import { type ActionsHarness, actionsHarness } from './support/actions-harness.ts';
import { refundOf } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
});

describe('refunds that need a new sign-in', () => {
  async function stepUpBoth() {
    harness.wisepay.fates.push('step_up');
    const message = refundOf('pay_1', 'pay_2');
    await harness.perform(message);
    expect(await harness.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
    return message;
  }

  it('all wait, so that one sign-in is enough', async () => {
    await stepUpBoth();
    expect(harness.submits()).toHaveLength(1);
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('wait from the first that needs it: what came before is done', async () => {
    harness.wisepay.fates.push('done', 'step_up');
    await harness.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
    expect(await harness.outcomes()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'step_up', 'after 1'],
      ['payment pay_3', 'step_up', 'after 1'],
    ]);
    await harness.resume();
    expect(await harness.outcomes()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'accepted', 'after 1'],
      ['payment pay_3', 'accepted', 'after 2'],
    ]);
  });

  it('are not done again when the message comes again after they went through', async () => {
    const message = await stepUpBoth();
    await harness.resume();
    harness.invoice = paidInvoice;
    await harness.perform(message);
    expect(harness.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
    expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['accepted', 'accepted']);
  });

  it('all wait on when the message comes again before the sign-in', async () => {
    const message = await stepUpBoth();
    harness.wisepay.fates.push('step_up');
    await harness.perform(message);
    expect(await harness.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('all go on after it, each once', async () => {
    await stepUpBoth();
    harness.wisepay.log.splice(0);
    await harness.resume();
    expect(harness.submits().map((line) => /payments.(pay_\d)/.exec(line)?.[1])).toEqual(['pay_1', 'pay_2']);
    expect(harness.wisepay.effects).toHaveLength(2);
  });

  it('go on with versions that WisePay accepts: the second follows the change that the first made', async () => {
    await stepUpBoth();
    harness.wisepay.log.splice(0);
    await harness.resume();
    expect(harness.submits().map((line) => /"invoiceVersion":"([^"]+)"/.exec(line)?.[1])).toEqual([
      '1',
      'after 1',
    ]);
    expect(harness.wisepay.effects).toHaveLength(2);
  });

  it('stop after one that WisePay refuses by then', async () => {
    await stepUpBoth();
    harness.wisepay.fates.push({ refused: 'refund_above_remaining' });
    await harness.resume();
    expect(harness.wisepay.effects).toEqual([]);
    expect(await harness.states()).toMatchObject([
      { name: 'refused' },
      { name: 'abandoned', reason: 'earlier_failed' },
    ]);
  });

  it('wait on when the sign-in was not recent enough', async () => {
    await stepUpBoth();
    harness.wisepay.fates.push('step_up');
    await harness.resume();
    expect(await harness.states()).toMatchObject([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('of another invoice are left alone', async () => {
    const elsewhere = anIntent({ invoiceId: 'inv_2', state: { name: 'step_up' }, createdAt: harness.time });
    await harness.journal.write(elsewhere);
    await harness.resume();
    expect(await harness.journal.list()).toEqual([elsewhere]);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('of somebody else are left alone: nobody gives money back in another name', async () => {
    const theirs = anIntent({ owner: sam, state: { name: 'step_up' }, createdAt: harness.time });
    await harness.journal.write(theirs);
    await harness.resume();
    expect(await harness.journal.list()).toEqual([theirs]);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('that were left lying yesterday do not go out with today’s', async () => {
    await stepUpBoth();
    harness.time += days(1);
    await harness.resume();
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('leave everything else in the journal alone', async () => {
    const settled: Intent[] = [
      anIntent({ state: { name: 'open' }, target: 'a', createdAt: harness.time }),
      anIntent({
        state: { name: 'refused', at: harness.time, code: 'terminal_busy' },
        createdAt: harness.time,
      }),
    ];
    for (const intent of settled) await harness.journal.write(intent);
    await harness.resume();
    expect(await harness.journal.list()).toEqual(settled);
    expect(harness.wisepay.log).toEqual([]);
  });
});
