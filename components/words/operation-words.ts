/** Words for what became of a request: what happened, whether money moved, and what to do next. */
import { formatMoney, type Money } from '../../lib/money.ts';
import type { ShownOperation } from '../../lib/pod/shown.ts';
import type { Refund } from '../../lib/wisepay/schemas/payment.ts';
import { failureWords } from './payment-words.ts';
import { type Words, wordsForRefusal } from './refusal-words.ts';

type Kind = ShownOperation['kind'];

/** Each as it goes on after "whether". */
const whatHappened: Readonly<Record<Kind, (amount: string) => string>> = {
  terminal_payment: (amount) => `the payment${amount} reached the terminal`,
  terminal_cancel: () => 'the cancellation reached WisePay',
  refund: (amount) => `the refund${amount} went through`,
  reminder: () => 'the reminder went out',
};

const names: Readonly<Record<Kind, string>> = {
  terminal_payment: 'The payment',
  terminal_cancel: 'The cancellation',
  refund: 'The refund',
  reminder: 'The reminder',
};

const neverTwice: Readonly<Record<Kind, string>> = {
  terminal_payment: 'Nothing will be charged twice.',
  terminal_cancel: 'Nothing will be charged twice.',
  refund: 'Nothing will be refunded twice.',
  reminder: 'Nothing will be sent twice.',
};

const nothingDone: Readonly<Record<Kind, string>> = {
  terminal_payment: 'Nothing was charged.',
  terminal_cancel: 'The payment on the terminal was not cancelled.',
  refund: 'Nothing was refunded.',
  reminder: 'Nothing was sent.',
};

const whyAbandoned: Readonly<Record<NonNullable<ShownOperation['abandonedFor']>, string>> = {
  no_sign_in: 'You did not sign in again for it.',
  earlier_failed: 'What was to come before it did not go through.',
  earlier_uncertain: 'It was to follow another one, after which the invoice could not be checked.',
  not_allowed: 'Your administrator does not allow it any more.',
};

/** It is not known yet whether WisePay has done it. */
export function wordsForOpen({ kind, amount }: ShownOperation): Words {
  return {
    title: 'Not known yet',
    text: `We do not know yet whether ${whatHappened[kind](ofAmount(amount))}; checking. ${neverTwice[kind]}`,
  };
}

/** The person has to sign in again first. */
export function wordsForStepUp({ kind, amount }: ShownOperation): Words {
  return {
    title: 'Sign in again to go on',
    text: `A fresh sign-in to WisePay is needed for ${names[kind].toLowerCase()}${ofAmount(amount)}. ${nothingDone[kind]}`,
  };
}

/** WisePay has decided against it. */
export function wordsForRefused({ kind, amount, problemCode }: ShownOperation): Words {
  const own = wordsForRefusal(problemCode);
  const general = {
    title: `${names[kind]} was refused`,
    text: `WisePay refused ${names[kind].toLowerCase()}${ofAmount(amount)} (${problemCode ?? 'without a code'}).`,
  };
  const { title, text } = own ?? general;
  // Too late to cancel: what the payment came to is told with the payment itself.
  return problemCode === 'too_late' ? { title, text } : { title, text: `${text} ${nothingDone[kind]}` };
}

/** It has not arrived, and will not be sent any more. */
export function wordsForNotReceived({ kind, amount }: ShownOperation): Words {
  return {
    title: `${names[kind]} never reached WisePay`,
    text: `It never reached WisePay${amount === undefined ? '' : `: ${formatMoney(amount)}`}. ${nothingDone[kind]} You can try again.`,
  };
}

/** It waited, and is not sent any more. */
export function wordsForAbandoned({ kind, amount, abandonedFor }: ShownOperation): Words {
  const why = whyAbandoned[abandonedFor ?? 'no_sign_in'];
  const next = abandonedFor === 'not_allowed' ? '' : ' You can try again.';
  return {
    title: `${names[kind]} was not made`,
    text: `${why} ${names[kind]}${ofAmount(amount)} is not sent any more. ${nothingDone[kind]}${next}`,
  };
}

/** WisePay does not tell any more. */
export function wordsForUnresolved({ kind, amount }: ShownOperation): Words {
  return {
    title: `${names[kind]} is uncertain`,
    text: `WisePay no longer tells whether ${whatHappened[kind](ofAmount(amount))}. Check in WisePay before you try again.`,
  };
}

/** WisePay has taken a refund, and how that stands by now. */
export function wordsForRefund({ amount }: ShownOperation, refund: Refund | undefined): Words {
  const what = refund?.kind === 'void' ? 'void' : 'refund';
  const words = ofAmount(amount);
  switch (refund?.state) {
    case undefined:
    case 'pending':
      return {
        title: `The ${what} is on its way`,
        text: `WisePay has taken the ${what}${words}. The bank’s answer may take a while and shows here.`,
      };
    case 'succeeded':
      return { title: `The ${what} succeeded`, text: `The ${what}${words} went through.` };
    case 'failed':
      return {
        title: `The ${what} failed`,
        text: `${failureWords(refund?.failure)} The money of the ${what}${words} did not reach the payer or came back.`,
      };
  }
}

/** WisePay has taken a reminder, and may have decided not to send it. */
export function wordsForReminder({ reminder }: ShownOperation): Words {
  switch (reminder?.state) {
    case 'skipped':
      return {
        title: 'The reminder was not sent',
        text:
          reminder.reason === 'payment_scheduled'
            ? 'An automatic payment is scheduled for this invoice. No email went out.'
            : 'WisePay left it out. No email went out.',
      };
    case 'failed':
      return { title: 'The reminder could not be sent', text: 'The email failed. Try again later.' };
    default:
      return { title: 'The reminder was sent', text: 'WisePay has sent the email to the payer.' };
  }
}

function ofAmount(amount: Money | undefined): string {
  return amount === undefined ? '' : ` of ${formatMoney(amount)}`;
}
