/** The draft of a terminal payment: how it starts, and its total. */
import type { Money } from '../../lib/money/money.ts';
import { amountText, parseAmount } from '../../lib/money/money-input.ts';
import { addToRange, isSameRange, type MoneyRange } from '../../lib/money/money-range.ts';
import type { TerminalDraft } from '../../lib/protocol/drafts-message.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { SurchargeRule } from '../../lib/wisepay/schemas/surcharge.ts';
import { surchargeRange } from '../../lib/wisepay/surcharge.ts';
import { wordsForAmount, wordsForTooMuch } from '../words/amount-words.ts';

/** The draft to start with: the last used terminal if it is ready, else the only one that is, and the whole balance. */
export function newTerminalDraft({ invoice, lastTerminalId }: ReadyView): TerminalDraft {
  const amount = amountText(invoice.balance);
  const ready = invoice.terminals.filter(({ state }) => state === 'ready');
  const onlyOne = ready.length === 1 ? ready[0] : undefined;
  const terminal = ready.find(({ id }) => id === lastTerminalId) ?? onlyOne;
  return {
    terminalId: terminal?.id ?? null,
    amount,
    seenBalance: invoice.balance,
    seen: seenIn(amount, invoice),
    acknowledged: null,
    acknowledgedPayments: [],
    isSent: false,
  };
}

/** The draft for the rest of a partial approval, on the terminal that took the first part. */
export function restDraft(view: ReadyView, rest: Money, terminalId: string): TerminalDraft {
  const amount = amountText(rest);
  return { ...newTerminalDraft(view), terminalId, amount, seen: seenIn(amount, view.invoice) };
}

/** What a card is charged; ranges where it is not the same for every card. */
export interface TerminalCharge {
  /** Undefined if no card has a surcharge. */
  readonly surcharge: MoneyRange | undefined;
  readonly total: MoneyRange;
}

/** The sum of a payment; `problem` is in words. */
export type TerminalSum =
  | {
      readonly ok: true;
      readonly amount: Money;
      /** Undefined if WisePay's surcharge rules cannot be read. */
      readonly charge: TerminalCharge | undefined;
    }
  | { readonly ok: false; readonly problem: string };

/** The earlier draft, with what the form now shows of it; or the draft to start with. */
export function terminalDraftOn(view: ReadyView, typed: TerminalDraft | null): TerminalDraft {
  return typed === null ? newTerminalDraft(view) : { ...typed, seen: seenIn(typed.amount, view.invoice) };
}

/** What a person sees in the form with this amount. */
export function seenIn(amount: string, invoice: ReadyView['invoice']): TerminalDraft['seen'] {
  const sum = terminalSum({ amount }, invoice);
  return { version: invoice.version, total: sum.ok ? (sum.charge?.total ?? null) : null };
}

/**
 * The version of the invoice to send: the newest one if it does not change what the card is charged. Otherwise it is
 * the one that the person has seen, and WisePay refuses it as out of date.
 */
export function versionToSend(
  { seen }: Pick<TerminalDraft, 'seen'>,
  invoice: ReadyView['invoice'],
  total: MoneyRange,
) {
  const isAsSeen = seen.total !== null && isSameRange(seen.total, total);
  return isAsSeen ? invoice.version : seen.version;
}

/**
 * Amount, surcharge, and total as WisePay is expected to charge them, as ranges where they are not the same for every
 * card; or what is wrong with the amount.
 */
export function terminalSum(
  { amount }: Pick<TerminalDraft, 'amount'>,
  invoice: ReadyView['invoice'],
): TerminalSum {
  const { currency, balance } = invoice;
  const parsed = parseAmount(amount, currency);
  if (!parsed.ok) return { ok: false, problem: wordsForAmount(parsed.problem, currency) };
  if (parsed.money.value > balance.value) return { ok: false, problem: wordsForTooMuch(balance, 'balance') };
  const amountOnly = parsed.money;
  const charge = invoice.surcharge === null ? undefined : chargeWith(invoice.surcharge, amountOnly);
  return { ok: true, amount: amountOnly, charge };
}

function chargeWith(rules: readonly SurchargeRule[], amount: Money): TerminalCharge {
  const surcharge = surchargeRange(rules, 'card', amount);
  return {
    surcharge: surcharge.most.value > 0 ? surcharge : undefined,
    total: addToRange(amount, surcharge),
  };
}
