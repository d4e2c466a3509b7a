/** Words for the outcome of a request: what happened, whether money moved, and what to do next. */
import { t } from '../../lib/i18n/translate.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Refund, refundKindSchema, refundStateSchema } from '../../lib/wisepay/schemas/payment.ts';
import { reminderStateSchema } from '../../lib/wisepay/schemas/reminder.ts';
import { amountOfOutcome, amountWithSurcharge } from './outcome-amounts.ts';
import { failureWords, reportedWords } from './payment-words.ts';
import { isToldByPayment, type Words, wordsForRefusal } from './refusal-words.ts';
import { sentences, unlistedWords } from './sentences.ts';

/** It is not known yet whether WisePay has done it. */
export function wordsForOpen(operation: ShownOperation): Words {
  const { kind } = operation;
  return {
    title: t('outcome.open.title'),
    text: sentences(
      t(`outcome.open.text.${subjectOf(operation)}`, { amount: amountText(operation) }),
      t(`outcome.neverTwice.${kind}`),
    ),
  };
}

/** The person has to sign in again first. */
export function wordsForStepUp(operation: ShownOperation): Words {
  const { kind } = operation;
  return {
    title: t('outcome.stepUp.title'),
    text: sentences(
      t(`outcome.stepUp.text.${subjectOf(operation)}`, { amount: amountText(operation) }),
      t(`outcome.nothingDone.${kind}`),
    ),
  };
}

/**
 * WisePay or the POD has refused it.
 *
 * @param nextReminderAt from when a reminder may go out (RFC 3339), if that is known
 */
export function wordsForRefused(operation: ShownOperation, nextReminderAt?: string): Words {
  const { kind, problemCode } = operation;
  const { title, text } = wordsForRefusal(problemCode, nextReminderAt) ?? generalRefusal(operation);
  return { title, text: sentences(text, !isToldByPayment(problemCode) && t(`outcome.nothingDone.${kind}`)) };
}

function generalRefusal(operation: ShownOperation): Words {
  const { kind, problemCode } = operation;
  return {
    title: t(`outcome.refused.title.${kind}`),
    text: t(`outcome.refused.text.${subjectOf(operation)}`, {
      amount: amountText(operation),
      code: problemCode ?? t('outcome.refused.withoutCode'),
    }),
  };
}

/** It has not arrived, and will not be sent again. */
export function wordsForNotReceived(operation: ShownOperation): Words {
  const { kind } = operation;
  return {
    title: t(`outcome.notReceived.title.${kind}`),
    text: sentences(
      t(`outcome.notReceived.text.${subjectOf(operation)}`, { amount: amountText(operation) }),
      t(`outcome.nothingDone.${kind}`),
      t('outcome.tryAgain'),
    ),
  };
}

/** It waited, and is no longer sent. */
export function wordsForAbandoned(operation: ShownOperation): Words {
  const { kind, abandonedFor = 'no_sign_in' } = operation;
  return {
    title: t(`outcome.abandoned.title.${kind}`),
    text: sentences(
      t(`outcome.abandoned.why.${abandonedFor}`),
      t(`outcome.abandoned.text.${subjectOf(operation)}`, { amount: amountText(operation) }),
      t(`outcome.nothingDone.${kind}`),
      abandonedFor !== 'not_allowed' && t('outcome.tryAgain'),
    ),
  };
}

/** WisePay no longer tells the outcome. */
export function wordsForUnresolved(operation: ShownOperation): Words {
  const { kind } = operation;
  return {
    title: t(`outcome.unresolved.title.${kind}`),
    text: sentences(
      t(`outcome.unresolved.text.${subjectOf(operation)}`, { amount: amountText(operation) }),
      t('outcome.unresolved.next'),
    ),
  };
}

/** WisePay has accepted a refund, and its state; `refund` is undefined until WisePay's record of it arrives. */
export function wordsForRefund(operation: ShownOperation, refund: Refund | undefined): Words {
  if (refund === undefined) {
    const amount = amountOfOutcome(operation)?.text;
    const text =
      amount === undefined
        ? t('outcome.refund.pending.textWithoutAmount')
        : t('outcome.refund.pending.text', { amount });
    return { title: t('outcome.refund.pending.title'), text };
  }
  const { kind, state, failure } = refund;
  const { text: amount } = amountWithSurcharge(refund);
  if (!isListed(refundKindSchema, kind) || !isListed(refundStateSchema, state)) {
    const reported = reportedWords(refund) ?? '';
    return {
      title: t('outcome.reported.title', { reported }),
      text: t('outcome.reported.refund', { reported, amount }),
    };
  }
  return {
    title: t(`outcome.${kind}.${state}.title`),
    text: sentences(
      state === 'failed' && failureWords(failure),
      t(`outcome.${kind}.${state}.text`, { amount }),
    ),
  };
}

/** WisePay has accepted a reminder, and may have decided not to send it. */
export function wordsForReminder({ reminder }: ShownOperation): Words {
  const state = reminder?.state ?? 'accepted';
  if (!isListed(reminderStateSchema, state)) {
    const reported = unlistedWords(state);
    return {
      title: t('outcome.reported.title', { reported }),
      text: t('outcome.reported.reminder', { reported }),
    };
  }
  const isForSchedule = state === 'skipped' && reminder?.reason === 'payment_scheduled';
  return {
    title: t(`outcome.reminder.${state}.title`),
    text: isForSchedule ? t('outcome.reminder.skipped.textScheduled') : t(`outcome.reminder.${state}.text`),
  };
}

type Subject = ShownOperation['kind'] | 'terminalWithoutAmount' | 'refundWithoutAmount';

/** What a sentence is about. A cancellation and a reminder have no amount; other amounts may be unreadable. */
function subjectOf({ kind, amount }: ShownOperation): Subject {
  if (amount === undefined && kind === 'terminal') return 'terminalWithoutAmount';
  if (amount === undefined && kind === 'refund') return 'refundWithoutAmount';
  return kind;
}

/** Empty for a request without an amount, whose sentence has no place for one. */
function amountText(operation: ShownOperation): string {
  return amountOfOutcome(operation)?.text ?? '';
}
