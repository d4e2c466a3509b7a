/** Puts the view of an invoice together: WisePay's records, the journal, and what is under way in this browser. */
import type { Policy } from '../../policy/policy.ts';
import { showInvoice } from '../../protocol/shown.ts';
import type { ReadyView } from '../../protocol/views.ts';
import type { Client } from '../../wisepay/client.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isListed } from '../../wisepay/schemas/open-values.ts';
import { type Refund, refundStateSchema } from '../../wisepay/schemas/payment.ts';
import type { TerminalPayment } from '../../wisepay/schemas/terminal-payment.ts';
import { isSameOwner, type Owner } from '../operations/intent.ts';
import { withoutReplaced } from '../operations/replaced.ts';
import { paymentLinkOf } from './payment-link.ts';
import { showOperation } from './show-operation.ts';
import { lookAtTerminalPayments } from './terminal-payments.ts';
import type { Worker } from './worker.ts';

/** What builds a view. */
export type ReadyViewWorker = Pick<Worker, 'journal' | 'uncertain' | 'refusals' | 'lastTerminal' | 'now'>;

export interface ReadyViewRequest {
  readonly client: Pick<Client, 'getTerminalPayment'>;
  readonly endpoints: Endpoints;
  /** Whose intents are shown. */
  readonly owner: Owner;
  /** As the policy restricts it. */
  readonly invoice: Invoice;
  readonly policy: Policy;
  /** Whether a payments screen that was opened for the invoice is still open. */
  readonly paymentScreenOpen: boolean;
  /** Whether a review window is open for the panel. */
  readonly reviewWindowOpen: boolean;
  /** The terminal payment that the panel has on screen. */
  readonly terminalPaymentId?: string | undefined;
}

/** The view, and what to watch for updates: the records that WisePay may change soon. */
export interface Ready {
  readonly view: ReadyView;
  /** The first terminal payment whose outcome is still to come. */
  readonly terminalPayment: TerminalPayment | undefined;
  /** In how many ms something on a terminal is overdue. */
  readonly overdueInMs: number | undefined;
  /** A refund that has not settled at the gateway. */
  readonly refund: Refund | undefined;
}

/**
 * Builds the view of an invoice.
 *
 * @throws {CodedError} `token_expired` if WisePay has to be asked for a terminal payment
 */
export async function buildReadyView(worker: ReadyViewWorker, request: ReadyViewRequest): Promise<Ready> {
  const { client, endpoints, invoice, policy, paymentScreenOpen } = request;
  // Other people's intents are theirs to settle and to see, even in the same browser.
  const intents = (await worker.journal.list()).filter(
    ({ invoiceId, owner }) => invoiceId === invoice.id && isSameOwner(owner, request.owner),
  );
  const terminalPayments = await lookAtTerminalPayments(worker, {
    client,
    owner: request.owner,
    invoice,
    intents,
    onScreenId: request.terminalPaymentId,
    patienceMs: policy.terminalPatienceSeconds * 1_000,
  });
  const lastTerminalId = (await worker.lastTerminal.read()) ?? policy.defaultTerminal ?? undefined;

  const refund = pendingRefund(invoice);
  const isLive =
    paymentScreenOpen ||
    request.reviewWindowOpen ||
    intents.some(({ state }) => state.name === 'open') ||
    terminalPayments.followed !== undefined ||
    refund !== undefined;
  const view: ReadyView = {
    kind: 'ready',
    invoice: showInvoice(invoice),
    ...paymentLinkOf(invoice, endpoints, worker.refusals),
    ...terminalPayments.shown,
    operations: withoutReplaced(intents).map(showOperation),
    terminalPatienceSeconds: policy.terminalPatienceSeconds,
    ...(lastTerminalId !== undefined && { lastTerminalId }),
    refundRules: {
      ...(policy.refundLimit !== null && { limit: policy.refundLimit }),
      needsNote: policy.refundNeedsReason,
      ...(policy.surchargeInRefunds !== null && { surcharge: policy.surchargeInRefunds }),
    },
    ...(policy.confirmOutside !== null && { confirmOutside: policy.confirmOutside }),
    paymentScreenOpen,
    live: isLive,
  };
  const { followed, overdueInMs } = terminalPayments;
  return { view, terminalPayment: followed, overdueInMs, refund };
}

/** The first pending refund, or else the first in a state that the POD does not know. */
export function pendingRefund(invoice: Invoice): Refund | undefined {
  const refunds = invoice.payments.flatMap((payment) => payment.refunds);
  return (
    refunds.find(({ state }) => state === 'pending') ??
    refunds.find(({ state }) => !isListed(refundStateSchema, state))
  );
}
