/** The terminal payments of an invoice's view: the one on screen, the left ones, and how long each may take. */
import * as v from 'valibot';
import { isWithoutAnswer } from '../../errors.ts';
import { type ShownTerminalPayment, showTerminalPayment } from '../../protocol/shown.ts';
import type { ReadyView } from '../../protocol/views.ts';
import { reportDefect } from '../../report-defect.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { Client } from '../../wisepay/client.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import {
  hasEnded,
  type TerminalPayment,
  terminalPaymentSchema,
} from '../../wisepay/schemas/terminal-payment.ts';
import { answerOf, type Intent, type Owner, terminalPaymentOfCancel } from '../operations/intent.ts';
import { asInvoiceHasIt, doubtOf, mayBeStuck } from './terminal-doubt.ts';
import type { UncertainPayment } from './uncertain-payments.ts';
import type { Worker } from './worker.ts';

export interface TerminalPaymentsRequest {
  readonly client: Pick<Client, 'getTerminalPayment'>;
  readonly owner: Owner;
  readonly invoice: Invoice;
  /** The owner's, for this invoice. */
  readonly intents: readonly Intent[];
  /** The one that the panel has on screen. */
  readonly onScreenId: string | undefined;
  /** How long an answer may take, in ms. */
  readonly patienceMs: number;
}

export interface TerminalPayments {
  readonly shown: Pick<ReadyView, 'terminalPayment' | 'leftPayments' | 'leftElsewhere'>;
  /** The first terminal payment whose outcome is still to come. */
  readonly followed: TerminalPayment | undefined;
  /** In how many ms something is overdue, unless it changes by then. */
  readonly overdueInMs: number | undefined;
}

/** How long WisePay is asked repeatedly for a payment before only a look at its invoice asks, in ms. */
const followedMs = 24 * 60 * 60_000;

/** How many payments of other invoices are followed at most. */
const mostElsewhere = 5;

/**
 * Finds the terminal payments, and notes those that may never end.
 *
 * @throws {CodedError} `token_expired` if WisePay has to be asked
 */
export async function lookAtTerminalPayments(
  { uncertain, now }: Pick<Worker, 'uncertain' | 'now'>,
  request: TerminalPaymentsRequest,
): Promise<TerminalPayments> {
  const { client, owner, invoice, intents, patienceMs } = request;
  const noted = await uncertain.list(owner);
  const left = noted.filter(({ isLeft }) => isLeft);
  const followed: TerminalPayment[] = [];
  let overdueInMs: number | undefined;

  /** Shows a payment in its state, and records whether to follow it and when it is overdue. */
  function show(payment: TerminalPayment, since: number, isLost = false): ShownTerminalPayment {
    const forMs = Math.max(0, now() - since);
    if (!hasEnded(payment)) {
      if (forMs < followedMs) followed.push(payment);
      if (forMs < patienceMs) overdueInMs = Math.min(overdueInMs ?? patienceMs, patienceMs - forMs);
    }
    return showTerminalPayment(payment, isLost ? 'unconfirmed' : doubtOf(payment, forMs, patienceMs));
  }

  /** Since when a payment is in its state. A failure to write that down must not hide what was done. */
  async function sinceWhen(payment: TerminalPayment, invoiceNumber: string): Promise<number> {
    try {
      return (await uncertain.note(owner, { number: invoiceNumber }, payment)).since;
    } catch (error) {
      reportDefect(error);
      return now();
    }
  }

  async function onScreen(): Promise<ShownTerminalPayment | undefined> {
    const found = await findOnScreen(request, new Set(left.map(({ payment }) => payment.id)));
    if (found === undefined) return undefined;
    const payment = asInvoiceHasIt(found, invoice);
    if (
      mayBeStuck(
        payment,
        intents.some((intent) => isCancelOf(intent, payment.id)),
      )
    ) {
      return show(payment, await sinceWhen(payment, invoice.number));
    }
    if (noted.some((known) => known.payment.id === payment.id)) await uncertain.forget(owner, payment.id);
    return show(payment, now());
  }

  async function leftOnInvoice({ payment: last, isLeft }: UncertainPayment): Promise<ShownTerminalPayment> {
    if (!isLeft) await uncertain.leave(owner, last.id);
    const open = invoice.openTerminalPayment?.id === last.id ? invoice.openTerminalPayment : undefined;
    const answer = open ?? (await askAgain(client, last));
    const payment = asInvoiceHasIt(answer ?? last, invoice);
    const since = await sinceWhen(payment, invoice.number);
    return show(payment, since, answer === null && !hasEnded(payment));
  }

  async function leftElsewhere({ payment: last, invoiceNumber }: UncertainPayment) {
    const payment = (await askAgain(client, last)) ?? last;
    return { invoiceNumber, payment: show(payment, await sinceWhen(payment, invoiceNumber)) };
  }

  const isHere = ({ payment }: UncertainPayment) => payment.invoiceId === invoice.id;
  const terminalPayment = await onScreen();
  // A payment that another one or a reload took off the screen counts as left: its outcome is unknown.
  const isBeside = ({ payment, isLeft }: UncertainPayment) =>
    isLeft || (payment.id !== terminalPayment?.id && !hasEnded(payment));
  const leftPayments = await Promise.all(
    noted.filter((known) => isHere(known) && isBeside(known)).map(leftOnInvoice),
  );
  const elsewhere = left.filter((known) => !isHere(known) && now() - known.since < followedMs);
  const known = await Promise.all(elsewhere.slice(-mostElsewhere).map(leftElsewhere));
  return {
    shown: {
      ...(terminalPayment !== undefined && { terminalPayment }),
      leftPayments,
      leftElsewhere: known.filter(({ payment }) => hasEnded(payment)),
    },
    followed: followed[0],
    overdueInMs,
  };
}

/**
 * The payment that is open on the invoice, whichever user opened it; else the one on screen; else the last one that
 * this browser sent and that was not dismissed, so that its outcome is seen even after a crash. None that was left.
 */
async function findOnScreen(
  { client, invoice, intents, onScreenId }: TerminalPaymentsRequest,
  left: ReadonlySet<string>,
): Promise<TerminalPayment | undefined> {
  const { openTerminalPayment: open } = invoice;
  if (open !== undefined && !left.has(open.id)) return open;
  const accepted = intents
    .filter(({ kind, state }) => kind === 'terminal' && state.name === 'accepted')
    // An answer of which only the ID can be read is followed too.
    .map((intent) => ({
      id: answerOf(intent, v.pick(terminalPaymentSchema, ['id']))?.id,
      answer: answerOf(intent, terminalPaymentSchema),
    }))
    .findLast((sent) => sent.id !== undefined && !left.has(sent.id));
  const id = onScreenId !== undefined && !left.has(onScreenId) ? onScreenId : accepted?.id;
  if (id === undefined) return undefined;
  // If WisePay does not say, its first answer about this payment is better than nothing: it was accepted.
  const last = accepted?.id === id ? accepted.answer : undefined;
  const payment = last === undefined ? await ask(client, id) : ((await askAgain(client, last)) ?? undefined);
  return payment?.invoiceId === invoice.id ? payment : undefined;
}

/** The payment in its current state; undefined if WisePay does not say. */
async function ask(
  client: TerminalPaymentsRequest['client'],
  id: string,
): Promise<TerminalPayment | undefined> {
  try {
    return await client.getTerminalPayment(id);
  } catch (error) {
    if (error instanceof ProblemError || isWithoutAnswer(error)) return undefined;
    throw error;
  }
}

/** The payment as it is now, or as it was if WisePay does not say; null if WisePay no longer knows it. */
async function askAgain(
  client: TerminalPaymentsRequest['client'],
  last: TerminalPayment,
): Promise<TerminalPayment | null> {
  if (hasEnded(last)) return last;
  try {
    return await client.getTerminalPayment(last.id);
  } catch (error) {
    if (error instanceof ProblemError) {
      return error.problem.code === 'terminal_payment_unknown' ? null : last;
    }
    if (isWithoutAnswer(error)) return last;
    throw error;
  }
}

function isCancelOf(intent: Intent, terminalPaymentId: string): boolean {
  return terminalPaymentOfCancel(intent) === terminalPaymentId && intent.state.name !== 'open';
}
