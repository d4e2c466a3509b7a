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
  const ready = invoice.terminals.filter(({ state }) => state === 'ready');
  const onlyOne = ready.length === 1 ? ready[0] : undefined;
  const terminal = ready.find(({ id }) => id === lastTerminalId) ?? onlyOne;
  return {
    terminalId: terminal?.id ?? null,
    amount: amountText(invoice.balance),
    seenBalance: invoice.balance,
    acknowledged: null,
    isSent: false,
  };
}

/** What a payment comes to; `problem` is in words. */
export type TerminalSum =
  | { readonly ok: true; readonly amount: Money; readonly surcharge: Money; readonly total: Money }
  | { readonly ok: false; readonly problem: string };

/** Amount, surcharge and total as WisePay is expected to charge them; or what is wrong with the amount. */
export function terminalSum({ amount }: TerminalDraft, invoice: ReadyView['invoice']): TerminalSum {
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
