/**
 * A refund as a person reviewed it: one intent for each payment, all carrying the review's name, carried out one after
 * the other. What the administrator asks of a refund is asked of the review as a whole.
 */
import { CodedError } from '../../errors.ts';
import type { AbandonReason } from '../../protocol/intent-kinds.ts';
import type { PanelMessage, RefundPart } from '../../protocol/panel-messages.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import { requireOnScreen } from '../invoices/invoice-context.ts';
import { lookAgain } from '../invoices/look-again.ts';
import { type Intent, isOpen, type NewIntent } from '../operations/intent.ts';
import type { Journal } from '../operations/journal.ts';
import type { Operations } from '../operations/operations.ts';
import { isSameOwner } from '../operations/owner.ts';
import { newRefund } from './new-intents.ts';
import { isAllowed, needsStepUp, requireAllAllowed } from './policy-refusals.ts';
import { isSameFor } from './refund-facts.ts';

type RefundMessage = Extract<PanelMessage, { kind: 'pod.refund' }>;

/** A part as it is asked for, or as it stands in the journal. */
type Part = NewIntent | Intent;

/** How many times a part that was out of date goes on with the invoice as it is then, in one go. */
const mostRenewals = 3;

/** What came of either is in the journal. */
export interface RefundReviews {
  /**
   * Carries out what a message asks for. A message may come twice, when the worker died over the first: what is in the
   * journal then goes on as it stands there. What waits for a sign-in goes on waiting: only `resume` ends that.
   *
   * @throws {CodedError} `refused` before anything is written down; `token_expired`; `no_invoice` where a key is another
   *   owner's
   */
  perform(context: InvoiceContext, message: RefundMessage): Promise<void>;
  /**
   * Goes on, after a fresh sign-in of its owner, with an intent that waits for it and with all of its review. What the
   * policy has come to forbid meanwhile is let go of instead.
   *
   * @throws {CodedError} `token_expired`
   */
  resume(context: InvoiceContext, intentId: string): Promise<void>;
}

/** Makes the reviews of one worker; all that lasts is in the journal. */
export function createRefundReviews({
  journal,
  operations,
}: {
  readonly journal: Journal;
  readonly operations: Operations;
}): RefundReviews {
  /** All or none: half a review is not what the person has seen. */
  async function park({ owner }: InvoiceContext, parts: readonly Part[]): Promise<void> {
    for (const [index, part] of parts.entries()) {
      if (await operations.park(owner, part)) continue;
      await abandon(parts.slice(0, index), 'earlier_failed');
      return;
    }
  }

  async function abandon(parts: readonly Part[], reason: AbandonReason): Promise<void> {
    for (const { key } of parts) await operations.abandon(key, reason);
  }

  /** Nothing that was not sent yet is sent any more; what is on its way is seen to its end. */
  async function letGo(context: InvoiceContext, parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      if (isJournalled(part) && part.state.name === 'open') await operations.perform(context, part);
      else if (!isJournalled(part)) await operations.park(context.owner, part);
    }
    await abandon(parts, 'not_allowed');
  }

  /** Of what was reviewed together, nothing of this is sent: what it was to do is not any more what the person saw. */
  async function stop({ owner }: InvoiceContext, parts: readonly Part[]): Promise<void> {
    for (const part of parts) await operations.park(owner, part);
    await abandon(parts, 'changed');
  }

  /**
   * The first goes with the invoice's version that the person saw; each of the others follows the change that the one
   * before it has made, and any other that does not matter to it.
   *
   * @param hasToWait for a part that nothing was sent for yet: then it and those after it are written down, unsent
   */
  async function carryOutInTurn(
    context: InvoiceContext,
    parts: readonly Part[],
    hasToWait: (part: Part) => boolean,
  ): Promise<void> {
    let version: string | undefined;
    for (const [index, part] of parts.entries()) {
      const newIntent = withVersion(part, version);
      const others = parts.slice(index + 1);
      if (hasToWait(part)) return park(context, [newIntent, ...others]);
      const sent = await operations.perform(context, newIntent);
      const intent = index > 0 && sent.key === newIntent.key ? await goOn(context, sent) : sent;
      const isOwn = intent.key === newIntent.key;
      if (isOwn && intent.state.name === 'step_up') {
        return park(
          context,
          others.map((other) => withVersion(other, version)),
        );
      }
      const isDone = isOwn && intent.state.name === 'accepted';
      const now = isDone && others.length > 0 ? await lookAgain(context) : undefined;
      if (now === undefined) {
        // What the person reviewed does not hold any more, or is not certain yet: the others are not sent.
        // Those that were never written down stay in the person's form, to be reviewed anew.
        const isUncertain = isDone || intent.state.name === 'open';
        return abandon(others, isUncertain ? 'earlier_uncertain' : 'earlier_failed');
      }
      const [next] = others;
      if (next !== undefined && !isSettled(next) && !isSameFor(next, context.invoice, now)) {
        return stop(context, others);
      }
      ({ version } = now);
    }
  }

  /**
   * The gateway may settle the part before between our look and this part, which WisePay then refuses as out of date. It goes
   * on with the invoice as it is now for as long as nothing has changed that matters to it.
   */
  async function goOn(context: InvoiceContext, refused: Intent): Promise<Intent> {
    let intent = refused;
    for (let renewals = 0; renewals < mostRenewals && isOutOfDate(intent); renewals += 1) {
      const now = await lookAgain(context);
      if (now === undefined || !isSameFor(intent, context.invoice, now)) break;
      intent = await operations.renew(context, intent, requestFor(intent, now.version));
    }
    return intent;
  }

  return {
    async perform(context, message) {
      const { invoice, policy } = context;
      const review = message.refunds[0]?.intentId;
      const known = await Promise.all(message.refunds.map(({ intentId }) => journal.find(intentId)));
      const hasBegun = known.some((intent) => intent !== undefined);
      // Keys of another review: what is asked for here was never reviewed together.
      if (known.some((intent) => intent !== undefined && intent.review !== review)) return;
      // What has begun is another invoice's by now: it is settled where it stands, and not gone on with from here.
      if (hasBegun && message.invoiceId !== invoice.id) return;
      requireOnScreen(invoice, message.invoiceId);

      const parts: Part[] = [];
      for (const [index, part] of message.refunds.entries()) {
        const next = known[index] ?? newPart(invoice, part, message, hasBegun);
        if (next === undefined) break;
        parts.push(next);
      }
      if (!hasBegun) requireAllAllowed(policy, invoice, parts);
      // To refuse a review that has begun would hide what was done of it.
      else if (!isAllowed(policy, invoice, parts)) return letGo(context, parts);

      const mayStart = !needsStepUp(policy, invoice, parts);
      await carryOutInTurn(context, parts, (part) => (isJournalled(part) ? isWaiting(part) : !mayStart));
    },

    async resume(context, intentId) {
      const { invoice, policy } = context;
      const waiting = await journal.find(intentId);
      if (waiting === undefined || !isWaiting(waiting)) return;
      if (waiting.invoiceId !== invoice.id || !isSameOwner(waiting.owner, context.owner)) return;
      const parts =
        waiting.review === undefined
          ? [waiting]
          : (await journal.list()).filter(
              ({ review, owner }) => review === waiting.review && isSameOwner(owner, context.owner),
            );
      if (isAllowed(policy, invoice, parts)) await carryOutInTurn(context, parts, () => false);
      else await letGo(context, parts);
    },
  };
}

/**
 * Nothing where WisePay would refuse it by now, and something of the same review has been done already: to throw that
 * would read as if nothing had.
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

/** The wish for the invoice as it is now. What was sent before stays as it was: its key is bound to that. */
function withVersion<T extends NewIntent>(newIntent: T, invoiceVersion: string | undefined): T {
  return invoiceVersion === undefined
    ? newIntent
    : { ...newIntent, request: requestFor(newIntent, invoiceVersion) };
}

function requestFor({ request: { path, body } }: NewIntent, invoiceVersion: string): NewIntent['request'] {
  return { path, body: { ...body, invoiceVersion } };
}

/** Whether WisePay has refused it because the invoice is not any more the one that it names. */
function isOutOfDate({ state }: Intent): boolean {
  return state.name === 'refused' && state.code === 'invoice_changed';
}

/** Whether it has an outcome: how the invoice stands does not matter to that. */
function isSettled(part: Part): boolean {
  return isJournalled(part) && !isOpen(part);
}

function isJournalled(part: Part): part is Intent {
  return 'state' in part;
}

function isWaiting({ state }: Intent): boolean {
  return state.name === 'step_up';
}
