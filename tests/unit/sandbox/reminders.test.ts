import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { reminderSchema } from '#lib/wisepay/schemas/reminder.ts';
import { createPod, type Pod, type PodAnswer, refusalIn } from './support/in-process.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

const hour = 60 * 60_000;
const reminderIn = ({ body }: PodAnswer) => v.parse(reminderSchema, body);
const outbox = () => pod.wisepay.ledger.state.outbox;

async function remind(recordId = '5101', changes: object = {}, key?: string) {
  const { id, version } = await pod.invoice(recordId);
  return pod.post(`/invoices/${id}/reminders`, { invoiceVersion: version, ...changes }, key);
}

describe('a reminder', () => {
  test('emails the payer a link to pay, and shows on the invoice', async () => {
    const answer = await remind();
    expect(answer.status).toBe(202);
    const { id, to, at, state } = reminderIn(answer);
    expect({ to, state }).toEqual({ to: 'billing@contoso-dental.example', state: 'accepted' });
    const { reminders, activity, paymentLink } = await pod.invoice();
    expect(outbox()).toMatchObject([
      { reminderId: id, to, subject: 'Invoice 20101: USD 1,250.00 is still open', link: paymentLink },
    ]);
    expect(reminders.last).toEqual({ at, to, by: 'Pat Admin' });
    expect(activity).toMatchObject([{ kind: 'reminder', by: 'Pat Admin', text: to }]);
  });

  test.each([
    ['nobody is there to remind', '5104', {}, 409, 'no_payer_account'],
    ['the invoice is paid', '5103', {}, 409, 'invoice_paid'],
    ['the invoice is a credit memo', '5110', {}, 409, 'invoice_void'],
    ['the view is stale', '5101', { invoiceVersion: '0' }, 412, 'invoice_changed'],
    ['the version is missing', '5101', { invoiceVersion: undefined }, 400, 'invalid_request'],
  ])('is refused when %s', async (_what, recordId, changes, status, code) => {
    expect(refusalIn(await remind(recordId, changes))).toMatchObject({ status, code });
    expect(outbox()).toEqual([]);
  });

  test('the next one has to wait an hour, and the refusal says until when', async () => {
    await remind();
    const { availableAt } = (await pod.invoice()).reminders;
    expect(availableAt).toBe(new Date(pod.clock.now() + hour).toISOString());
    pod.clock.advance(hour - 90_500);
    const early = await remind();
    expect(refusalIn(early)).toEqual({ status: 429, code: 'cooldown', params: { availableAt } });
    expect(early.headers.get('Retry-After')).toBe('91');
    pod.clock.advance(90_500);
    expect((await pod.invoice()).actions.remind.allowed).toBe(true);
    expect((await remind()).status).toBe(202);
    expect(outbox()).toHaveLength(2);
  });

  test('that had to wait goes out later with the same key, once', async () => {
    await remind();
    const key = randomUUID();
    expect((await remind('5101', {}, key)).status).toBe(429);
    pod.clock.advance(hour);
    expect((await remind('5101', {}, key)).status).toBe(202);
    const again = await remind('5101', { invoiceVersion: '2' }, key);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(outbox()).toHaveLength(2);
  });

  test('needs no wait when there is no cooldown', async () => {
    await pod.control('wisepay/options', { reminderCooldownMs: 0 });
    await remind();
    expect((await pod.invoice()).reminders.availableAt).toBeUndefined();
    expect((await remind()).status).toBe(202);
  });

  test('is skipped while an automatic payment is on its way', async () => {
    expect(reminderIn(await remind('5106'))).toMatchObject({
      state: 'skipped',
      reason: 'payment_scheduled',
    });
    const { reminders, activity } = await pod.invoice('5106');
    expect(reminders).toEqual({});
    expect(activity).toMatchObject([{ kind: 'reminder_skipped' }]);
    expect(outbox()).toEqual([]);
  });

  test('that cannot be sent says so, and the next one need not wait', async () => {
    await pod.control('wisepay/options', { emailDelivery: 'fails' });
    expect(reminderIn(await remind()).state).toBe('failed');
    await pod.control('wisepay/options', { emailDelivery: 'works' });
    expect(reminderIn(await remind()).state).toBe('accepted');
    expect(outbox()).toHaveLength(1);
  });

  test('goes out once when two tabs ask together', async () => {
    const { id, version } = await pod.invoice();
    const answers = await Promise.all(
      [1, 2].map(() => pod.post(`/invoices/${id}/reminders`, { invoiceVersion: version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429]);
    expect(outbox()).toHaveLength(1);
  });
});
