/**
 * A refund as the user reviewed it: one intent for each payment, all with the review's name, carried out one after the
 * other. The administrator's rules for a refund apply to the review as a whole.
 */
import { CodedError } from '../../errors.ts';
import type { AbandonReason } from '../../protocol/intent-kinds.ts';
import type { PanelMessage, RefundPart } from '../../protocol/panel-messages.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { type InvoiceContext, lookAgain, requireOnScreen } from '../invoices/invoice-context.ts';
import type { Worker } from '../invoices/worker.ts';
import { type Intent, isOpen, isSameOwner, type NewIntent } from '../operations/intent.ts';
import { replacedBy } from '../operations/replaced.ts';
import { isAllowed, needsStepUp, requireAllAllowed } from './policy-refusals.ts';
import { isSameFor, newRefund } from './refund.ts';

type RefundMessage = Extract<PanelMessage, { kind: 'pod.refund' }>;

/** A part as requested, or as it is in the journal. */
type Part = NewIntent | Intent;

/** How many times in a row a part that is out of date is sent again for the current invoice. */
const mostRenewals = 3;

/** What carries refunds out. */
export type RefundWorker = Pick<Worker, 'journal' | 'operations'>;

/**
 * Carries out what a message asks for; the outcome is in the journal. A message may come twice, if the worker died
 * during the first: what is in the journal then continues from its state there. What waits for a sign-in keeps waiting:
 * only `resumeAction` ends that.
 *
 * @throws {CodedError} `refused` before anything is written down; `token_expired`; `no_invoice` if a key belongs to
 *   another owner
 */
export async function performRefund(
  worker: RefundWorker,
  context: InvoiceContext,
  message: RefundMessage,
): Promise<void> {
  const { invoice, policy } = context;
  const review = message.refunds[0]?.intentId;
  const known = await Promise.all(message.refunds.map(({ intentId }) => worker.journal.find(intentId)));
  const hasBegun = known.some((intent) => intent !== undefined);
  // Keys of another review: these parts were never reviewed together.
  if (known.some((intent) => intent !== undefined && intent.review !== review)) return;
  // What has begun belongs to another invoice: it is settled there, and not continued from here.
  if (hasBegun && message.invoiceId !== invoice.id) return;
  requireOnScreen(invoice, message.invoiceId);

  const parts: Part[] = [];
  for (const [index, part] of message.refunds.entries()) {
    const next = known[index] ?? newPart(invoice, part, message, hasBegun);
    if (next === undefined) break;
    parts.push(next);
  }
  if (!hasBegun) {
    requireAllAllowed(policy, invoice, parts);
    await replaceEarlier(worker, context, parts);
  } else if (!isAllowed(policy, invoice, parts)) {
    // Refusing a review that has begun would hide what was done of it.
    return letGo(worker, context, parts);
  }

  const mayStart = !needsStepUp(policy, invoice, parts);
  await carryOutInTurn(worker, context, parts, (part) => (isJournalled(part) ? isWaiting(part) : !mayStart));
}

/**
 * Continues, after a fresh sign-in of its owner, an intent that waits for it and all of its review; the outcome is in
 * the journal. If the policy now forbids it, abandons what was not sent.
 *
 * @throws {CodedError} `token_expired`
 */
export async function resumeAction(
  worker: RefundWorker,
  context: InvoiceContext,
  intentId: string,
): Promise<void> {
  const { invoice, policy } = context;
  const waiting = await worker.journal.find(intentId);
  if (waiting === undefined || !isWaiting(waiting)) return;
  if (waiting.invoiceId !== invoice.id || !isSameOwner(waiting.owner, context.owner)) return;
  const parts =
    waiting.review === undefined
      ? [waiting]
      : (await worker.journal.list()).filter(
          ({ review, owner }) => review === waiting.review && isSameOwner(owner, context.owner),
        );
  if (isAllowed(policy, invoice, parts)) await carryOutInTurn(worker, context, parts, () => false);
  else await letGo(worker, context, parts);
}

/** The first part of a new review, which is written down first, replaces earlier outcomes for all of them. */
async function replaceEarlier(
  { journal }: RefundWorker,
  { owner }: InvoiceContext,
  parts: Part[],
): Promise<void> {
  const [first] = parts;
  if (first !== undefined) parts[0] = { ...first, ...replacedBy(parts, await journal.list(), owner) };
}

/** All or none: half a review is not what the user has seen. */
async function park(worker: RefundWorker, { owner }: InvoiceContext, parts: readonly Part[]): Promise<void> {
  for (const [index, part] of parts.entries()) {
    if (await worker.operations.park(owner, part)) continue;
    await abandon(worker, parts.slice(0, index), 'earlier_failed');
    return;
  }
}

async function abandon(worker: RefundWorker, parts: readonly Part[], reason: AbandonReason): Promise<void> {
  for (const { key } of parts) await worker.operations.abandon(key, reason);
}

/** Abandons what was not sent yet; settles what is under way. */
async function letGo(worker: RefundWorker, context: InvoiceContext, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    if (isJournalled(part) && part.state.name === 'open') await worker.operations.perform(context, part);
    else if (!isJournalled(part)) await worker.operations.park(context.owner, part);
  }
  await abandon(worker, parts, 'not_allowed');
}

/** Abandons parts of a review that would no longer do what the user saw. */
async function stop(worker: RefundWorker, { owner }: InvoiceContext, parts: readonly Part[]): Promise<void> {
  for (const part of parts) await worker.operations.park(owner, part);
  await abandon(worker, parts, 'changed');
}

/**
 * The first part has the invoice version that the user saw. Each other part follows the change that the one before it
 * made, and any change that does not matter to it.
 *
 * @param hasToWait whether a part that was not sent yet waits; then it and those after it are written down, unsent
 */
async function carryOutInTurn(
  worker: RefundWorker,
  context: InvoiceContext,
  parts: readonly Part[],
  hasToWait: (part: Part) => boolean,
): Promise<void> {
  let version: string | undefined;
  for (const [index, part] of parts.entries()) {
    const newIntent = withVersion(part, version);
    const others = parts.slice(index + 1);
    if (hasToWait(part)) return park(worker, context, [newIntent, ...others]);
    const sent = await worker.operations.perform(context, newIntent);
    const intent = index > 0 && sent.key === newIntent.key ? await goOn(worker, context, sent) : sent;
    const isOwn = intent.key === newIntent.key;
    if (isOwn && intent.state.name === 'step_up') {
      return park(
        worker,
        context,
        others.map((other) => withVersion(other, version)),
      );
    }
    const isDone = isOwn && intent.state.name === 'accepted';
    const now = isDone && others.length > 0 ? await lookAgain(context) : undefined;
    if (now === undefined) {
      // What the user reviewed is no longer true, or not certain yet: the others are not sent.
      // Those that were never written down stay in the user's form, to be reviewed again.
      const isUncertain = isDone || intent.state.name === 'open';
      return abandon(worker, others, isUncertain ? 'earlier_uncertain' : 'earlier_failed');
    }
    const [next] = others;
    if (next !== undefined && !isSettled(next) && !isSameFor(next, context.invoice, now)) {
      return stop(worker, context, others);
    }
    ({ version } = now);
  }
}

/**
 * The gateway may settle the previous part between our look and this part, which WisePay then refuses as out of date.
 * It continues with the current invoice as long as nothing that matters to it has changed.
 */
async function goOn(worker: RefundWorker, context: InvoiceContext, refused: Intent): Promise<Intent> {
  let intent = refused;
  for (let renewals = 0; renewals < mostRenewals && isOutOfDate(intent); renewals += 1) {
    const now = await lookAgain(context);
    if (now === undefined || !isSameFor(intent, context.invoice, now)) break;
    intent = await worker.operations.renew(context, intent, requestFor(intent, now.version));
  }
  return intent;
}

/**
 * Undefined if WisePay would refuse the part by now and something of its review is already done: throwing would read as
 * if nothing were.
 */
function newPart(
  invoice: Invoice,
  part: RefundPart,
  message: RefundMessage,
  hasBegun: boolean,
): NewIntent | undefined {
  try {
    const newIntent = newRefund(invoice, part, message, message.invoiceVersion);
    return { ...newIntent, review: message.refunds[0]?.intentId };
  } catch (error) {
    if (hasBegun && error instanceof CodedError) return undefined;
    throw error;
  }
}

/** The intent for the current invoice. What was sent before stays unchanged, because its key is bound to it. */
function withVersion<T extends NewIntent>(newIntent: T, invoiceVersion: string | undefined): T {
  return invoiceVersion === undefined
    ? newIntent
    : { ...newIntent, request: requestFor(newIntent, invoiceVersion) };
}

function requestFor({ request: { path, body } }: NewIntent, invoiceVersion: string): NewIntent['request'] {
  return { path, body: { ...body, invoiceVersion } };
}

/** Whether WisePay has refused it because the invoice has changed. */
function isOutOfDate({ state }: Intent): boolean {
  return state.name === 'refused' && state.code === 'invoice_changed';
}

/** Whether it has an outcome, which no change of the invoice affects. */
function isSettled(part: Part): boolean {
  return isJournalled(part) && !isOpen(part);
}

function isJournalled(part: Part): part is Intent {
  return 'state' in part;
}

function isWaiting({ state }: Intent): boolean {
  return state.name === 'step_up';
}
