/** Refunds that WisePay does not carry out before the person has signed in again: all wait, and all go on after it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '#lib/operations/intent.ts';
import { anIntent, sam } from '../../../support/intents.ts';
import { paidInvoice } from '../../../support/invoices.ts';
import { days } from '../../../support/operations-bench.ts';
import { type MoneyBench, moneyBench } from './support/money-bench.ts';
import { refundOf } from './support/refund-messages.ts';

let bench: MoneyBench;

beforeEach(() => {
  bench = moneyBench();
});

describe('refunds that need a new sign-in', () => {
  async function stepUpBoth() {
    bench.wisepay.fates.push('step_up');
    const message = refundOf('pay_1', 'pay_2');
    await bench.perform(message);
    expect(await bench.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
    return message;
  }

  it('all wait, so that one sign-in is enough', async () => {
    await stepUpBoth();
    expect(bench.submits()).toHaveLength(1);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('wait from the first that needs it: what came before is done', async () => {
    bench.wisepay.fates.push('done', 'step_up');
    await bench.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
    expect(await bench.outcomes()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'step_up', 'after 1'],
      ['payment pay_3', 'step_up', 'after 1'],
    ]);
    await bench.resume();
    expect(await bench.outcomes()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'accepted', 'after 1'],
      ['payment pay_3', 'accepted', 'after 2'],
    ]);
  });

  it('are not done again when the message comes again after they went through', async () => {
    const message = await stepUpBoth();
    await bench.resume();
    bench.invoice = paidInvoice;
    await bench.perform(message);
    expect(bench.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
    expect((await bench.outcomes()).map(([, state]) => state)).toEqual(['accepted', 'accepted']);
  });

  it('all wait on when the message comes again before the sign-in', async () => {
    const message = await stepUpBoth();
    bench.wisepay.fates.push('step_up');
    await bench.perform(message);
    expect(await bench.states()).toEqual([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('all go on after it, each once', async () => {
    await stepUpBoth();
    bench.wisepay.log.splice(0);
    await bench.resume();
    expect(bench.submits().map((line) => /payments.(pay_\d)/.exec(line)?.[1])).toEqual(['pay_1', 'pay_2']);
    expect(bench.wisepay.effects).toHaveLength(2);
  });

  it('go on with versions that WisePay accepts: the second follows the change that the first made', async () => {
    await stepUpBoth();
    bench.wisepay.log.splice(0);
    await bench.resume();
    expect(bench.submits().map((line) => /"invoiceVersion":"([^"]+)"/.exec(line)?.[1])).toEqual([
      '1',
      'after 1',
    ]);
    expect(bench.wisepay.effects).toHaveLength(2);
  });

  it('stop after one that WisePay refuses by then', async () => {
    await stepUpBoth();
    bench.wisepay.fates.push({ refused: 'refund_above_remaining' });
    await bench.resume();
    expect(bench.wisepay.effects).toEqual([]);
    expect(await bench.states()).toMatchObject([
      { name: 'refused' },
      { name: 'abandoned', reason: 'earlier_failed' },
    ]);
  });

  it('wait on when the sign-in was not recent enough', async () => {
    await stepUpBoth();
    bench.wisepay.fates.push('step_up');
    await bench.resume();
    expect(await bench.states()).toMatchObject([{ name: 'step_up' }, { name: 'step_up' }]);
  });

  it('of another invoice are left alone', async () => {
    const elsewhere = anIntent({ invoiceId: 'inv_2', state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(elsewhere);
    await bench.resume();
    expect(await bench.journal.list()).toEqual([elsewhere]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('of somebody else are left alone: nobody gives money back in another name', async () => {
    const theirs = anIntent({ owner: sam, state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(theirs);
    await bench.resume();
    expect(await bench.journal.list()).toEqual([theirs]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('that were left lying yesterday do not go out with today’s', async () => {
    await stepUpBoth();
    bench.time += days(1);
    await bench.resume();
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('leave everything else in the journal alone', async () => {
    const settled: Intent[] = [
      anIntent({ state: { name: 'open' }, target: 'a', createdAt: bench.time }),
      anIntent({ state: { name: 'refused', at: bench.time, code: 'terminal_busy' }, createdAt: bench.time }),
    ];
    for (const intent of settled) await bench.journal.write(intent);
    await bench.resume();
    expect(await bench.journal.list()).toEqual(settled);
    expect(bench.wisepay.log).toEqual([]);
  });
});
