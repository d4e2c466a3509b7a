/** Words for refusals of what a person asked for, by WisePay or by the administrator's policy. */

export interface Words {
  readonly title: string;
  readonly text: string;
}

const refusalWords: ReadonlyMap<string, Words> = new Map(
  Object.entries({
    invoice_changed: {
      title: 'The invoice has changed',
      text: 'The invoice has changed; review it and try again.',
    },
    invoice_paid: { title: 'Already paid', text: 'This invoice has been paid in the meantime.' },
    invoice_void: { title: 'The invoice is void', text: 'Nothing can be paid on it.' },
    amount_above_balance: {
      title: 'More than is owed',
      text: 'The amount is above the balance. Review it and try again.',
    },
    amount_invalid: { title: 'The amount cannot be used', text: 'Enter another amount.' },
    currency_mismatch: {
      title: 'Another currency',
      text: 'The amount is not in the invoice’s currency. Refresh the page.',
    },
    terminal_busy: {
      title: 'The terminal is busy',
      text: 'It has another payment open. Wait for it to end, or choose another terminal.',
    },
    terminal_offline: {
      title: 'The terminal is offline',
      text: 'Check that it is switched on and connected, or choose another terminal.',
    },
    terminal_unknown: { title: 'The terminal is gone', text: 'Choose another terminal.' },
    payment_open: {
      title: 'A payment is open already',
      text: 'A payment of this invoice is on a terminal. It is shown here; no second one was sent.',
    },
    too_late: {
      title: 'Too late to cancel',
      text: 'A card had been presented, or the payment had ended. What came of it is shown here.',
    },
    refund_above_remaining: {
      title: 'More than is left of the payment',
      text: 'Part of it has been given back already. Review it and try again.',
    },
    payment_not_settled: {
      title: 'The payment has not settled yet',
      text: 'A bank debit can be refunded once it has settled. A card payment can only be voided as a whole.',
    },
    not_refundable: { title: 'Not refundable', text: 'WisePay cannot give this payment back.' },
    no_payer_account: {
      title: 'No payer account',
      text: 'WisePay has no payer account for this company. Add one in WisePay.',
    },
    cooldown: {
      title: 'A reminder went out a short while ago',
      text: 'Some time has to pass between two reminders.',
    },
    step_up_required: { title: 'Sign in again', text: 'WisePay wants you to sign in again first.' },
    invalid_dpop_proof: {
      title: 'WisePay could not confirm this browser',
      text: 'Check that this computer’s clock is right, then try again.',
    },
    not_permitted: { title: 'Not permitted', text: 'Your WisePay user may not do this.' },
    disabled_by_policy: { title: 'Turned off', text: 'Your administrator has turned this off.' },
    refund_above_limit: {
      title: 'Above the refund limit',
      text: 'Your administrator does not allow a refund of that amount here.',
    },
    refund_note_required: {
      title: 'A note is needed',
      text: 'Your administrator wants a note with every refund. Write one and review it again.',
    },
    disabled: { title: 'Turned off', text: 'Your administrator has turned this off.' },
  }),
);

/** The words for a problem code of WisePay's; undefined for one that has none of its own. */
export function wordsForRefusal(code: string | undefined): Words | undefined {
  return code === undefined ? undefined : refusalWords.get(code);
}
