/** Words for terminals and the payments on them. */
import type { Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import type { TerminalPayment } from '../../lib/wisepay/schemas/terminal-payment.ts';

export const terminalStateWords: Readonly<Record<Invoice['terminals'][number]['state'], string>> = {
  ready: 'Ready',
  busy: 'Busy',
  offline: 'Offline',
};

/** The steps of a payment on a terminal, in their order. */
export const terminalSteps = [
  'Sent to the terminal',
  'Waiting for the card',
  'Authorising',
  'Result',
] as const;

/** Which of the steps a payment is at. */
export const stepOf: Readonly<Record<TerminalPayment['state'], number>> = {
  pending: 0,
  waiting_for_card: 1,
  // The terminal goes on to wait for another card.
  declined: 1,
  authorising: 2,
  approved: 3,
  partially_approved: 3,
  cancelled: 3,
  timed_out: 3,
  failed: 3,
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['insufficient_funds', 'insufficient funds'],
  ['expired_card', 'the card has expired'],
  ['incorrect_pin', 'the PIN was wrong'],
  ['card_not_supported', 'the terminal does not take this card'],
  ['no_card', 'no card was presented'],
  ['terminal_silent', 'the terminal did not answer'],
  ['terminal_offline', 'the terminal lost its connection'],
  ['cancelled_on_device', 'it was cancelled on the terminal'],
]);

/** Why, as far as WisePay says: the end of a sentence, with its colon. */
export function reasonSuffix(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reasons.get(reason) ?? reason}`;
}

/** What happens right now, for a payment that has not ended. */
export function progressWords(
  payment: Pick<TerminalPayment, 'state' | 'reason' | 'cancelRequested'>,
  terminal: string,
): string {
  const { state, reason, cancelRequested } = payment;
  if (state === 'authorising') {
    const tooLate = cancelRequested ? ' The cancellation may have come too late.' : '';
    return `A card has been presented; the bank is being asked. It cannot be cancelled any more.${tooLate}`;
  }
  if (cancelRequested) return 'Cancelling… A card that is presented before that is still charged.';
  if (state === 'pending') return `Sent to ${terminal}. It will ask for the card in a moment.`;
  const isDeclined = state === 'declined' || reason !== undefined;
  return isDeclined
    ? `The card was declined${reasonSuffix(reason)}. Nothing was charged. ${terminal} waits for another card.`
    : `${terminal} waits for the card.`;
}
