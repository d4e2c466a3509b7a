/** The result of a terminal payment. */
import type { Money } from '../../lib/money/money.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { EventTime } from '../ui/EventTime.tsx';
import { endingTime } from '../words/ended-words.ts';
import { cardKindWords, cardWords } from '../words/payment-words.ts';
import { rich } from '../words/rich.tsx';
import { PartialApproval } from './PartialApproval.tsx';
import { wordsForResult } from './terminal-result.ts';

export interface TerminalResultProps {
  readonly payment: ShownTerminalPayment;
  /** The invoice's balance after the payment. */
  readonly balance: Money;
  /** The invoice's record of it; undefined until WisePay lists it. */
  readonly booked: Payment | undefined;
  /** What is left of a partial approval, without surcharge; undefined if nothing is, or if it is unknown. */
  readonly rest: Money | undefined;
}

export function TerminalResult({ payment, balance, booked, rest }: TerminalResultProps) {
  const words = wordsForResult(payment, balance);
  if (words === undefined) return null;
  const { state, approved, card, approvalCode } = payment;
  const cardKind = cardKindWords(card?.kind);
  const paidWith = card && cardWords(card);
  return (
    <>
      <p>
        <strong>{words.title}</strong> {words.text}
      </p>
      <EventTime at={endingTime(payment)} />
      {state === 'partially_approved' && approved !== undefined && (
        <PartialApproval payment={payment} approved={approved} booked={booked} rest={rest} />
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
