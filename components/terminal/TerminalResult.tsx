/** The result of a terminal payment. */
import type { Money } from '../../lib/money/money.ts';
import { exactly } from '../../lib/money/money-range.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { chargedSurcharge } from '../../lib/wisepay/surcharge.ts';
import { cardKindWords, cardWords } from '../words/payment-words.ts';
import { rich } from '../words/rich.tsx';
import { Sum } from './Sum.tsx';
import { wordsForResult } from './terminal-result.ts';

export interface TerminalResultProps {
  readonly payment: ShownTerminalPayment;
  /** The invoice's balance after the payment. */
  readonly balance: Money;
}

export function TerminalResult({ payment, balance }: TerminalResultProps) {
  const words = wordsForResult(payment, balance);
  if (words === undefined) return null;
  const { state, amount, total, card, approvalCode } = payment;
  const surcharge = chargedSurcharge(payment);
  const cardKind = cardKindWords(card?.kind);
  const paidWith = card && cardWords(card);
  return (
    <>
      <p>
        <strong>{words.title}</strong> {words.text}
      </p>
      {state === 'approved' && (
        <Sum amount={amount} surcharge={surcharge && exactly(surcharge)} total={exactly(total)} />
      )}
      {paidWith !== undefined && (
        <p>
          <bdi>{paidWith}</bdi>
          {cardKind !== undefined && ` (${cardKind})`}
        </p>
      )}
      {approvalCode !== undefined && (
        <p class="reference">{rich('terminal.result.approvalCode', { code: <code>{approvalCode}</code> })}</p>
      )}
    </>
  );
}
