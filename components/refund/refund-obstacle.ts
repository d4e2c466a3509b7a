/** Why nothing on an invoice can be given back now. */
import { t } from '../../lib/i18n/translate.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import { actionReasonSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Payment, paymentStateSchema } from '../../lib/wisepay/schemas/payment.ts';
import type { Obstacle } from '../ui/Obstacle.tsx';
import { notAllowedWords } from '../words/invoice-words.ts';
import { methodWords } from '../words/payment-words.ts';
import { sentences } from '../words/sentences.ts';
import type { RefundView } from './refund-plan.ts';
import { hasRefundable, refundabilityOf } from './refundability.ts';

/** What stands in the way of every refund: WisePay's word first, then the payments. Undefined if nothing does. */
export function refundObstacle({ invoice, operations }: RefundView): Obstacle | undefined {
  const { actions, payments } = invoice;
  const { refund } = actions;
  const isPossible = hasRefundable(payments, operations);
  if (refund.allowed) return isPossible ? undefined : obstacleOf(payments, operations);
  const { reason } = refund;
  if (!isListed(actionReasonSchema, reason)) return { why: notAllowedWords(reason) };
  if (reason === 'not_permitted' || reason === 'disabled') return { why: t(`refund.impossible.${reason}`) };
  return isPossible ? { why: t('refund.impossible.none') } : obstacleOf(payments, operations);
}

/** How many payments are named with their reasons. */
const mostNamed = 3;

/** The reasons of the payments; each by its payment if they differ, and past the most that are named for all of them. */
function obstacleOf(payments: readonly Payment[], operations: readonly ShownOperation[]): Obstacle {
  const impossible = payments.flatMap((payment) => {
    const refundability = refundabilityOf(payment, operations);
    return refundability.way === 'none' ? [{ payment, reason: refundability.reason }] : [];
  });
  const [first] = impossible;
  if (first === undefined) return { why: t('refund.impossible.none') };
  const isOne = impossible.every(({ reason }) => reason === first.reason);
  const each = impossible
    .slice(0, mostNamed)
    .map(({ payment, reason }) => t('refund.impossible.of', { method: methodWords(payment.method), reason }));
  const areMore = impossible.length > mostNamed;
  const isReported = payments.some(({ state }) => !isListed(paymentStateSchema, state));
  return {
    why: isOne ? first.reason : sentences(...each, areMore && t('refund.impossible.none')),
    ...(isReported && { step: 'open_wisepay' }),
  };
}
