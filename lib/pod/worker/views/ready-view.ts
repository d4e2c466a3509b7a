/** Puts the view of an invoice together: WisePay's records, the journal, and what is under way in this browser. */
import * as v from 'valibot';
import { isWithoutAnswer } from '../../../errors.ts';
import { moneySchema } from '../../../money.ts';
import { type Intent, isSameOwner, type Owner } from '../../../operations/intent.ts';
import type { Journal } from '../../../operations/journal.ts';
import { answerOf } from '../../../operations/kept-answer.ts';
import type { Policy } from '../../../policy/policy.ts';
import { ProblemError } from '../../../wisepay/answers.ts';
import type { Client } from '../../../wisepay/client.ts';
import type { Endpoints } from '../../../wisepay/endpoints.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';
import { type Refund, refundSchema } from '../../../wisepay/schemas/payment.ts';
import { reminderSchema } from '../../../wisepay/schemas/reminder.ts';
import {
  hasEnded,
  type TerminalPayment,
  terminalPaymentSchema,
} from '../../../wisepay/schemas/terminal-payment.ts';
import { type ShownOperation, showInvoice, showTerminalPayment } from '../../contract/shown.ts';
import type { ReadyView } from '../../contract/views.ts';
import { paymentIdOf } from '../money/wishes.ts';
import type { RefusalCounter } from '../refusal-counter.ts';
import { paymentLinkOf } from './payment-link.ts';

export interface ReadyViewParts {
  readonly journal: Journal;
  readonly refusals: Pick<RefusalCounter, 'count'>;
  /** WisePay's id of the terminal that was used last in this browser. */
  readLastTerminal(): Promise<string | undefined>;
}

export interface ReadyViewRequest {
  readonly client: Client;
  readonly endpoints: Endpoints;
  /** Whose intents are shown. */
  readonly owner: Owner;
  /** As the policy leaves it. */
  readonly invoice: Invoice;
  readonly policy: Policy;
  /** Whether a payments screen that was opened for the invoice is still open. */
  readonly paymentScreenOpen: boolean;
  /** Whether somebody goes on in a window of the extension's own. */
  readonly reviewWindowOpen: boolean;
  /** The terminal payment that the panel has on screen. */
  readonly terminalPaymentId?: string | undefined;
}

/** The view, and what to watch for news: the records that WisePay may change soon. */
export interface Ready {
  readonly view: ReadyView;
  readonly terminalPayment: TerminalPayment | undefined;
  /** One whose outcome the gateway still owes. */
  readonly refund: Refund | undefined;
}

/**
 * The view of an invoice.
 *
 * @throws {CodedError} `token_expired` where WisePay has to be asked for a terminal payment
 */
export async function buildReadyView(parts: ReadyViewParts, request: ReadyViewRequest): Promise<Ready> {
  const { client, endpoints, invoice, policy, paymentScreenOpen } = request;
  // Other people's intents are theirs to settle and to see, even in the same browser.
  const intents = (await parts.journal.list()).filter(
    ({ invoiceId, owner }) => invoiceId === invoice.id && isSameOwner(owner, request.owner),
  );
  const terminalPayment = await findTerminalPayment(client, invoice, intents, request.terminalPaymentId);
  const lastTerminalId = (await parts.readLastTerminal()) ?? policy.defaultTerminal ?? undefined;
  const paymentLink = paymentLinkOf(invoice, endpoints, parts.refusals);

  const refund = pendingRefund(invoice);
  const isLive =
    paymentScreenOpen ||
    request.reviewWindowOpen ||
    intents.some(({ state }) => state.name === 'open') ||
    (terminalPayment !== undefined && !hasEnded(terminalPayment)) ||
    refund !== undefined;
  const view: ReadyView = {
    kind: 'ready',
    invoice: showInvoice(invoice),
    ...(paymentLink !== undefined && { paymentLink }),
    ...(terminalPayment !== undefined && { terminalPayment: showTerminalPayment(terminalPayment) }),
    operations: intents.map(showOperation),
    ...(lastTerminalId !== undefined && { lastTerminalId }),
    refundRules: {
      ...(policy.refundLimit !== null && { limit: policy.refundLimit }),
      needsNote: policy.refundNeedsReason,
    },
    ...(policy.confirmOutside !== null && { confirmOutside: policy.confirmOutside }),
    paymentScreenOpen,
    live: isLive,
  };
  return { view, terminalPayment, refund };
}

/** The first refund whose outcome the gateway still owes. */
export function pendingRefund(invoice: Invoice): Refund | undefined {
  return invoice.payments.flatMap(({ refunds }) => refunds).find(({ state }) => state === 'pending');
}

/**
 * The one that is open on the invoice, whoever opened it; else the one on screen; else the last one that this browser
 * sent and nobody has put away, so that its outcome is seen even after a crash.
 */
async function findTerminalPayment(
  client: Client,
  invoice: Invoice,
  intents: readonly Intent[],
  onScreen: string | undefined,
): Promise<TerminalPayment | undefined> {
  if (invoice.openTerminalPayment !== undefined) return invoice.openTerminalPayment;
  const sent = intents.findLast(
    ({ kind, state }) => kind === 'terminal_payment' && state.name === 'accepted',
  );
  const accepted = sent && answerOf(sent, terminalPaymentSchema);
  const id = onScreen ?? accepted?.id;
  if (id === undefined) return undefined;
  const payment = await client.getTerminalPayment(id).catch((error: unknown) => {
    if (error instanceof ProblemError) return undefined;
    if (!isWithoutAnswer(error)) throw error;
    // Without an answer, WisePay's first word on this very payment is better than nothing; the panel goes on watching.
    return accepted?.id === id ? accepted : undefined;
  });
  return payment?.invoiceId === invoice.id ? payment : undefined;
}

function showOperation(intent: Intent): ShownOperation {
  const { key, kind, request, state } = intent;
  const amount = v.safeParse(moneySchema, request.body['amount']);
  const refundId = kind === 'refund' ? answerOf(intent, refundSchema)?.id : undefined;
  const reminder =
    kind === 'reminder' ? answerOf(intent, v.pick(reminderSchema, ['state', 'reason'])) : undefined;
  return {
    intentId: key,
    kind,
    state: state.name,
    ...(amount.success && { amount: amount.output }),
    ...(kind === 'refund' && { paymentId: paymentIdOf(intent) }),
    ...(refundId !== undefined && { refundId }),
    ...(reminder !== undefined && { reminder }),
    ...(state.name === 'refused' && { problemCode: state.code }),
    ...(state.name === 'abandoned' && { abandonedFor: state.reason }),
    ...(state.name === 'refused' && state.requestId !== undefined && { requestId: state.requestId }),
  };
}
