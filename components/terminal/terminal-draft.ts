/** The draft of a payment on a terminal: how it begins, and what it comes to. */
import type { Money } from '../../lib/money.ts';
import { amountText, parseAmount } from '../../lib/money-input.ts';
import { sumMoney } from '../../lib/money-sums.ts';
import type { TerminalDraft } from '../../lib/pod/contract/drafts-message.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import { surchargeFor } from '../../lib/surcharge.ts';
import { wordsForAmount, wordsForTooMuch } from '../words/amount-words.ts';

/** The draft to start with: the terminal that was used last if it is ready, and the whole balance. */
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

/** What a payment comes to; `problem` is in words. */
export type TerminalSum =
  | { readonly ok: true; readonly amount: Money; readonly surcharge: Money; readonly total: Money }
  | { readonly ok: false; readonly problem: string };

/** What was typed before, with what the form shows of it now; or the draft to start with. */
export function terminalDraftOn(view: ReadyView, typed: TerminalDraft | null): TerminalDraft {
  return typed === null ? newTerminalDraft(view) : { ...typed, seen: seenIn(typed.amount, view.invoice) };
}

/** What a person sees in the form with that amount. */
export function seenIn(amount: string, invoice: ReadyView['invoice']): TerminalDraft['seen'] {
  const sum = terminalSum({ amount }, invoice);
  return { version: invoice.version, total: sum.ok ? sum.total : null };
}

/**
 * The version of the invoice that goes with what is sent: the newest one as long as that has changed nothing of what the card
 * is charged. Otherwise it is the one that the person has seen, and WisePay refuses it as out of date.
 */
export function versionToSend(
  { seen }: Pick<TerminalDraft, 'seen'>,
  invoice: ReadyView['invoice'],
  total: Money,
) {
  const isAsSeen = seen.total !== null && seen.total.value === total.value;
  return isAsSeen ? invoice.version : seen.version;
}

/** Amount, surcharge and total as WisePay is expected to charge them; or what is wrong with the amount. */
export function terminalSum(
  { amount }: Pick<TerminalDraft, 'amount'>,
  invoice: ReadyView['invoice'],
): TerminalSum {
  const { currency, balance } = invoice;
  const parsed = parseAmount(amount, currency);
  if (!parsed.ok) return { ok: false, problem: wordsForAmount(parsed.problem, currency) };
  if (parsed.money.value > balance.value) return { ok: false, problem: wordsForTooMuch(balance, 'balance') };
  const surcharge = surchargeFor(invoice.surcharge, 'card', parsed.money);
  return {
    ok: true,
    amount: parsed.money,
    surcharge,
    total: sumMoney(currency, [parsed.money, surcharge]),
  };
}
