/** The actions that move money or send an email: each becomes an intent, and is carried out once. */
import { refused } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import { needsOutside } from '../../protocol/payability.ts';
import { reportDefect } from '../../report-defect.ts';
import { type InvoiceContext, requireOnScreen } from '../invoices/invoice-context.ts';
import type { Worker } from '../invoices/worker.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import { replacedBy } from '../operations/replaced.ts';
import { refundAmountOf } from './refund.ts';
import { performRefund, type RefundWorker } from './refund-review.ts';
import { remind } from './remind.ts';
import { newTerminalCancel, terminal } from './terminal.ts';

/** The messages that become intents. */
export type ActionMessage = Extract<
  PanelMessage,
  { kind: 'pod.terminal' | 'pod.terminal_cancel' | 'pod.refund' | 'pod.remind' }
>;

/** The intents that a message asks for. */
export function intentIdsOf(message: ActionMessage): string[] {
  return message.kind === 'pod.refund' ? message.refunds.map(({ intentId }) => intentId) : [message.intentId];
}

/** Where a panel is: in PSA's page, or in a review window. */
export type PanelPlace = 'page' | 'window';

/** What carries actions out. */
export type ActionWorker = RefundWorker & Pick<Worker, 'uncertain' | 'lastTerminal'>;

/**
 * Carries out what a message asks for. The outcome is in the journal.
 *
 * @param place the page, unless the panel is known to be in the review window
 * @throws {CodedError} `refused` before anything is written down; `token_expired`, after which the same call with a
 *   fresh token continues; `no_invoice` if its key is another owner's
 */
export async function performAction(
  worker: ActionWorker,
  context: InvoiceContext,
  message: ActionMessage,
  place: PanelPlace = 'page',
): Promise<void> {
  /** Keeps a page from the last steps that the administrator wants taken outside it. */
  function requirePlace(amount: Money | null): void {
    if (place === 'page' && needsOutside(context.policy.confirmOutside, amount)) {
      throw refused('confirm_outside');
    }
  }
  switch (message.kind) {
    case 'pod.terminal': {
      requirePlace(terminal.amountOf(message));
      const newIntent = () => terminal.newIntent(context, message, worker.uncertain);
      await rememberTerminal(worker, message.terminalId, await carryOut(worker, context, message, newIntent));
      break;
    }
    case 'pod.terminal_cancel':
      await carryOut(worker, context, message, () => newTerminalCancel(context.invoice, message));
      break;
    case 'pod.remind':
      requirePlace(remind.amountOf(message));
      await carryOut(worker, context, message, () => remind.newIntent(context, message, worker.uncertain));
      break;
    case 'pod.refund':
      requirePlace(refundAmountOf(message, context.invoice));
      await performRefund(worker, context, message);
      break;
    default:
      message satisfies never;
  }
}

/**
 * A message may come twice, if the worker died during the first. The journal then has what was sent, and that continues
 * as it is there; the invoice may show its effect already, so nothing is checked again.
 */
async function carryOut(
  { journal, operations }: ActionWorker,
  context: InvoiceContext,
  { intentId, invoiceId }: Exclude<ActionMessage, { kind: 'pod.refund' }>,
  newIntent: () => NewIntent | Promise<NewIntent>,
): Promise<Intent> {
  const known = await journal.find(intentId);
  if (known === undefined) requireOnScreen(context.invoice, invoiceId);

  async function inPlaceOfEarlier(): Promise<NewIntent> {
    const made = await newIntent();
    return { ...made, ...replacedBy([made], await journal.list(), context.owner) };
  }

  return operations.perform(context, known ?? (await inPlaceOfEarlier()));
}

/** A convenience: if it fails, the charge must not seem to have failed. */
async function rememberTerminal(
  { lastTerminal }: ActionWorker,
  terminalId: string,
  { state }: Intent,
): Promise<void> {
  if (state.name !== 'refused') await lastTerminal.write(terminalId).catch(reportDefect);
}
