/** Which terminal payment the panel shows, and for how long. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import { hasEnded, isProvisional } from '#lib/wisepay/schemas/terminal-payment.ts';
import { failureOf } from '../../support/failure.ts';
import { anIntent } from '../../support/intents.ts';
import { readyView } from '../../support/invoices.ts';
import { offline, problem } from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';
import { accepted, type ViewHarness, viewHarness, withOpen } from './support/view-harness.ts';

let harness: ViewHarness;

beforeEach(() => {
  harness = viewHarness();
});

describe('the terminal payment on screen', () => {
  it('is the one that is open on the invoice, whoever opened it and whatever was on screen', async () => {
    await harness.journal.write(anIntent({ state: accepted({ ...sampleTerminalPayment, id: 'tp_9' }) }));
    const { view, terminalPayment } = await harness.build({
      invoice: withOpen(sampleTerminalPayment),
      terminalPaymentId: 'tp_0',
    });
    expect(view.terminalPayment).toEqual(showTerminalPayment(sampleTerminalPayment));
    expect(terminalPayment).toEqual(sampleTerminalPayment);
    expect(harness.api.calls).toEqual([]);
  });

  it('stays after it has ended', async () => {
    harness.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    const { view } = await harness.build({ terminalPaymentId: 'tp_1' });
    expect(view).toMatchObject({ terminalPayment: { state: 'approved', hasReceipt: true }, live: false });
    expect(JSON.stringify(view)).not.toContain('receiptUrl');
    expect(harness.api.calls).toMatchObject([{ path: '/terminal-payments/tp_1' }]);
  });

  it('is the last one that this browser sent and nobody has put away, also after a crash', async () => {
    const sent = (id: string, createdAt: number) =>
      anIntent({ createdAt, state: accepted({ ...sampleTerminalPayment, id }) });
    await harness.journal.write(sent('tp_new', 2));
    await harness.journal.write(sent('tp_old', 1));
    await harness.journal.write(
      anIntent({ createdAt: 3, state: { name: 'refused', at: 3, code: 'terminal_busy' } }),
    );
    await harness.build();
    expect(harness.api.calls.map(({ path }) => path)).toEqual(['/terminal-payments/tp_new']);
  });

  it('is told as approved although WisePay hardly tells of its card', async () => {
    await harness.journal.write(anIntent({ state: accepted(sampleTerminalPayment) }));
    const answer = { ...approvedTerminalPayment, card: { brand: 'interac', last4: null } };
    harness.api.answers['GET /terminal-payments'] = () => Response.json(answer);
    const { view } = await harness.build();
    expect(view).toMatchObject({
      terminalPayment: { state: 'approved', card: { brand: 'interac' } },
      live: false,
    });
  });

  it('is followed by its id where nothing else could be kept of WisePay’s first word', async () => {
    await harness.journal.write(anIntent({ state: accepted({ id: 'tp_1' }) }));
    harness.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    expect((await harness.build()).view.terminalPayment?.state).toBe('approved');
  });

  it('is watched in a state that the POD does not know', async () => {
    const open = { ...sampleTerminalPayment, state: 'pin_retry' };
    harness.api.answers['GET /terminal-payments'] = () => Response.json(open);
    const { view } = await harness.build({ terminalPaymentId: 'tp_1' });
    expect(view).toMatchObject({ terminalPayment: { state: 'pin_retry' }, live: true });
  });

  it('is none when what was put away is all there was', async () => {
    await harness.journal.write(anIntent({ kind: 'remind', state: accepted({ id: 'rem_1' }) }));
    expect((await harness.build()).view.terminalPayment).toBeUndefined();
  });

  it('is never one of another invoice', async () => {
    harness.api.answers['GET /terminal-payments'] = () =>
      Response.json({ ...approvedTerminalPayment, invoiceId: 'inv_2' });
    const { view, terminalPayment } = await harness.build({ terminalPaymentId: 'tp_1' });
    expect(view).toEqual(readyView());
    expect(terminalPayment).toBeUndefined();
  });

  it.each(['offline', 'timeout', 'server_error', 'malformed_answer'] as const)(
    'is WisePay’s first word on it where it cannot be asked: %s',
    async (code) => {
      await harness.journal.write(anIntent({ state: accepted(sampleTerminalPayment) }));
      harness.api.answers['GET /terminal-payments'] = () => Promise.reject(new CodedError(code));
      expect((await harness.build({ terminalPaymentId: 'tp_1' })).view).toMatchObject({
        terminalPayment: { id: 'tp_1', state: 'waiting_for_card' },
        live: true,
      });
    },
  );

  it('is never replaced by another one because it cannot be asked for: a cancel would hit the wrong one', async () => {
    await harness.journal.write(anIntent({ state: accepted({ ...sampleTerminalPayment, id: 'tp_mine' }) }));
    harness.api.answers['GET /terminal-payments'] = offline;
    expect((await harness.build({ terminalPaymentId: 'tp_theirs' })).view.terminalPayment?.id).not.toBe(
      'tp_mine',
    );
  });

  it('does not hide the invoice when WisePay does not know it any more', async () => {
    await harness.journal.write(anIntent({ state: accepted(sampleTerminalPayment) }));
    harness.api.answers['GET /terminal-payments'] = () => problem(404, 'terminal_payment_unknown');
    expect((await harness.build()).view.invoice).toEqual(readyView().invoice);
  });

  it('does not hide the invoice when the journal’s answer cannot be read', async () => {
    await harness.journal.write(anIntent({ state: accepted('gone') }));
    expect((await harness.build()).view.terminalPayment).toBeUndefined();
  });

  it('waits for a fresh token', async () => {
    harness.api.answers['GET /terminal-payments'] = () => problem(401, 'token_expired');
    expect((await failureOf(harness.build({ terminalPaymentId: 'tp_1' }))).code).toBe('token_expired');
  });
});

describe('the end of a terminal payment', () => {
  it.each(['pending', 'waiting_for_card', 'authorising', 'declined'] as const)(
    'is still to come while it is %s',
    (state) => {
      expect(hasEnded({ state, final: true })).toBe(false);
      expect(isProvisional({ state })).toBe(false);
    },
  );

  it.each(['approved', 'partially_approved'] as const)('is certain once money was taken: %s', (state) => {
    expect(hasEnded({ state })).toBe(true);
    expect(hasEnded({ state, final: false })).toBe(true);
  });

  it.each(['timed_out', 'failed'] as const)('is WisePay’s to make certain where it is %s', (state) => {
    expect(hasEnded({ state, final: true })).toBe(true);
    expect(isProvisional({ state, final: false })).toBe(true);
    expect(isProvisional({ state })).toBe(true);
  });

  it('is certain once it is cancelled, unless WisePay says that it is not', () => {
    expect(hasEnded({ state: 'cancelled' })).toBe(true);
    expect(hasEnded({ state: 'cancelled', final: true })).toBe(true);
    expect(isProvisional({ state: 'cancelled', final: false })).toBe(true);
  });
});
