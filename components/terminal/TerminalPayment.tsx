/** A terminal payment, from sending it to its result. */
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import { isExact } from '../../lib/money/money-range.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { hasEnded, isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargedSurcharge, chargeOf } from '../../lib/wisepay/surcharge.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { useId } from '../ui/use-id.ts';
import { useRetire } from '../ui/use-retire.ts';
import { rangeWords, totalWords } from '../words/amount-words.ts';
import { isCardDeclined, patienceWords, progressWords } from '../words/terminal-words.ts';
import { bookedFor } from './booked-payments.ts';
import { CardDeclined } from './CardDeclined.tsx';
import { DoubtChoices } from './DoubtChoices.tsx';
import { TerminalResult } from './TerminalResult.tsx';
import { TerminalSteps } from './TerminalSteps.tsx';
import { isPlainSuccess, restOf, wordsForDoubt } from './terminal-result.ts';

export interface TerminalPaymentProps {
  readonly payment: ShownTerminalPayment;
  /** The invoice after the payment. */
  readonly invoice: Pick<ReadyView['invoice'], 'balance' | 'payments'>;
  /** How long an answer may take before the panel says that there is none, in seconds. */
  readonly patienceSeconds: number;
  /** A cancellation is being sent, or it is not certain whether one arrived. */
  readonly cancelling: boolean;
  /** WisePay is being asked. */
  readonly checking: boolean;
  /** Something is under way. */
  readonly busy: boolean;
  /** Whether a result that needs nothing may go away on its own. */
  readonly mayRetire: boolean;
  /** Takes the focus when the form that sent the payment is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>;
  onCancel(): void;
  onReceipt(): void;
  onDismiss(): void;
  /** Takes the result away that was seen for a while. */
  onRetire(): void;
  /** Opens the form for the rest of a partial approval; undefined if no payment can be sent now. */
  readonly onSendRest: ((rest: Money) => void) | undefined;
  onCheckAgain(): void;
  onOpenCardPresent(): void;
  /** Continues with the invoice, and follows the payment in the background. */
  onLeave(): void;
}

export function TerminalPayment(props: TerminalPaymentProps) {
  const { payment, invoice, cancelling, headingRef, onCancel, onReceipt, onDismiss, onSendRest } = props;
  const { patienceSeconds, checking, busy, onCheckAgain, onOpenCardPresent, onLeave } = props;
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const { state, terminal, cancelRequested } = payment;
  const isOver = hasEnded(payment);
  const isInDoubt = payment.doubt !== undefined || (!isOver && isEndedState(state));
  const isAsked = !isOver && !isInDoubt && (state === 'authorising' || cancelRequested);
  const isAwaited = isAsked || payment.doubt === 'checking';
  // A terminal that has not reacted to a cancellation may be asked once more.
  const wasAsked = cancelRequested && payment.doubt !== 'unanswered';
  const canCancel = !isEndedState(state) && state !== 'authorising' && !wasAsked;
  const rest = restOf(payment, invoice);
  const mayRetire = props.mayRetire && isOver && isPlainSuccess(payment, invoice);
  useRetire(section, { enabled: mayRetire, onRetire: props.onRetire });
  return (
    <section class="terminal-payment" aria-labelledby={id} ref={section}>
      <h2 id={id} tabIndex={-1} ref={headingRef}>
        {t('terminal.payment.title', { amount: rangeWords(chargeOf(payment)), terminal: terminal.label })}
      </h2>
      {!isOver && <Parts payment={payment} />}
      <TerminalSteps payment={payment} />
      <div aria-live="polite" class={`result ${state}`}>
        {isOver && (
          <TerminalResult
            payment={payment}
            balance={invoice.balance}
            booked={bookedFor(payment.id, invoice.payments)}
            rest={rest}
          />
        )}
        {isInDoubt && <Doubt payment={payment} />}
        {!isOver && !isInDoubt && <Progress payment={payment} />}
      </div>
      {isAwaited && <p class="hint">{patienceWords(patienceSeconds)}</p>}
      {canCancel && !isInDoubt && state !== 'declined' && (
        <p class="hint">{t('terminal.payment.nothingShows')}</p>
      )}
      <div class="form-buttons">
        {canCancel && (
          <ActionButton
            label={t(cancelling ? 'terminal.payment.cancelling' : 'terminal.payment.cancel')}
            busy={cancelling}
            onClick={onCancel}
          />
        )}
        {payment.hasReceipt && <ActionButton label={t('terminal.payment.receipt')} onClick={onReceipt} />}
        {rest !== undefined && onSendRest !== undefined && (
          <ActionButton
            label={t('terminal.result.sendRest', { amount: formatMoney(rest) })}
            kind="primary"
            disabled={busy}
            onClick={() => onSendRest(rest)}
          />
        )}
        {isOver && <ActionButton label={t('terminal.payment.done')} onClick={onDismiss} />}
        {isInDoubt && (
          <DoubtChoices
            checking={checking}
            busy={busy}
            onCheckAgain={onCheckAgain}
            onOpenCardPresent={onOpenCardPresent}
          >
            <ActionButton label={t('terminal.doubt.leave')} disabled={busy} onClick={onLeave} />
          </DoubtChoices>
        )}
      </div>
    </section>
  );
}

/** What the total consists of, or that it depends on the card. */
function Parts({ payment }: Pick<TerminalPaymentProps, 'payment'>) {
  if (!isExact(chargeOf(payment))) return <p class="hint">{t('payment.surchargeByCard')}</p>;
  const { total, amount } = payment;
  const words = totalWords({ total, amount, surcharge: chargedSurcharge(payment) });
  return words === formatMoney(total) ? null : <p class="hint">{words}</p>;
}

function Progress({ payment }: Pick<TerminalPaymentProps, 'payment'>) {
  const isDeclined = isCardDeclined(payment) && !payment.cancelRequested;
  return isDeclined ? (
    <CardDeclined payment={payment} />
  ) : (
    <p>{progressWords(payment, payment.terminal.label)}</p>
  );
}

function Doubt({ payment }: Pick<TerminalPaymentProps, 'payment'>) {
  const { title, text } = wordsForDoubt(payment);
  return (
    <p>
      <strong>{title}</strong> {text}
    </p>
  );
}
