/** Words for terminals and terminal payments. */
import { plural, t } from '../../lib/i18n/translate.ts';
import { type Invoice, terminalStateSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import {
  type TerminalPayment,
  terminalPaymentStateSchema,
} from '../../lib/wisepay/schemas/terminal-payment.ts';
import { sentences, unlistedWords } from './sentences.ts';

/** Whether a terminal can be used. */
export function terminalStateWords(state: Invoice['terminals'][number]['state']): string {
  return isListed(terminalStateSchema, state) ? t(`terminal.state.${state}`) : unlistedWords(state);
}

/** The steps of a terminal payment, in order. */
export const terminalSteps = ['sent', 'waiting', 'authorising', 'result'] as const;

/** The name of a step. */
export function stepWords(step: (typeof terminalSteps)[number]): string {
  return t(`terminal.step.${step}`);
}

/** Which of the steps a payment is at; undefined for a state that the POD does not know. */
export const stepOf: Readonly<Record<TerminalPayment['state'], number | undefined>> = {
  pending: 0,
  waiting_for_card: 1,
  // The terminal continues to wait for another card.
  declined: 1,
  authorising: 2,
  approved: 3,
  partially_approved: 3,
  cancelled: 3,
  timed_out: 3,
  failed: 3,
};

/** WisePay's codes that have their own words. */
const knownReasons = [
  'insufficient_funds',
  'expired_card',
  'incorrect_pin',
  'card_not_supported',
  'no_card',
  'terminal_silent',
  'terminal_offline',
  'cancelled_on_device',
] as const;

/** Why, in the form that follows "The card was declined:". A code without its own words stays as WisePay sent it. */
export function reasonWords(reason: string): string {
  const known = knownReasons.find((each) => each === reason);
  return known === undefined ? reason : t(`terminal.reason.${known}`);
}

/** Says when the panel will report that there is no answer. */
export function patienceWords(seconds: number): string {
  return seconds % 60 === 0
    ? plural('terminal.doubt.soon.minutes', seconds / 60)
    : plural('terminal.doubt.soon.seconds', seconds);
}

/**
 * What happens right now, for a payment that has not ended.
 *
 * @param terminal its label
 */
export function progressWords(
  { state, reason, cancelRequested }: Pick<TerminalPayment, 'state' | 'reason' | 'cancelRequested'>,
  terminal: string,
): string {
  if (state === 'authorising') {
    const tooLate = cancelRequested && t('terminal.progress.maybeTooLate');
    return sentences(t('terminal.progress.authorising'), tooLate);
  }
  if (!isListed(terminalPaymentStateSchema, state)) {
    return t('terminal.progress.reported', { state: unlistedWords(state) });
  }
  if (cancelRequested) return t('terminal.progress.cancelling');
  if (state === 'pending') return t('terminal.progress.pending', { terminal });
  if (reason !== undefined) {
    return t('terminal.progress.declinedFor', { reason: reasonWords(reason), terminal });
  }
  return state === 'declined'
    ? t('terminal.progress.declined', { terminal })
    : t('terminal.progress.waiting', { terminal });
}
