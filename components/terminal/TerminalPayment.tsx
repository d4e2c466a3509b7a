/** A terminal payment, from sending it to its result. */
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { hasEnded, isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargeOf } from '../../lib/wisepay/surcharge.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { rangeWords } from '../words/amount-words.ts';
import { patienceWords, progressWords } from '../words/terminal-words.ts';
import { DoubtChoices } from './DoubtChoices.tsx';
import { TerminalResult } from './TerminalResult.tsx';
import { TerminalSteps } from './TerminalSteps.tsx';
import { wordsForDoubt } from './terminal-result.ts';

export interface TerminalPaymentProps {
  readonly payment: ShownTerminalPayment;
  readonly balance: ReadyView['invoice']['balance'];
  /** How long an answer may take before the panel says that there is none, in seconds. */
  readonly patienceSeconds: number;
  /** A cancellation is being sent, or it is not certain whether one arrived. */
  readonly cancelling: boolean;
  /** WisePay is being asked. */
  readonly checking: boolean;
  /** Something is under way. */
  readonly busy: boolean;
  /** Takes the focus when the form that sent the payment is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>;
  onCancel(): void;
  onReceipt(): void;
  onDismiss(): void;
  onCheckAgain(): void;
  onOpenCardPresent(): void;
  /** Continues with the invoice, and follows the payment in the background. */
  onLeave(): void;
}

export function TerminalPayment(props: TerminalPaymentProps) {
  const { payment, balance, cancelling, headingRef, onCancel, onReceipt, onDismiss } = props;
  const { patienceSeconds, checking, busy, onCheckAgain, onOpenCardPresent, onLeave } = props;
  const id = useId();
  const { state, terminal, cancelRequested } = payment;
  const isOver = hasEnded(payment);
  const isInDoubt = payment.doubt !== undefined || (!isOver && isEndedState(state));
  const isAsked = !isOver && !isInDoubt && (state === 'authorising' || cancelRequested);
  const isAwaited = isAsked || payment.doubt === 'checking';
  // A terminal that has not reacted to a cancellation may be asked once more.
  const wasAsked = cancelRequested && payment.doubt !== 'unanswered';
  const canCancel = !isEndedState(state) && state !== 'authorising' && !wasAsked;
  return (
    <section class="terminal-payment" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={headingRef}>
        {t('terminal.payment.title', { amount: rangeWords(chargeOf(payment)), terminal: terminal.label })}
      </h2>
      <TerminalSteps payment={payment} />
      <div aria-live="polite" class={`result ${state}`}>
        {isOver && <TerminalResult payment={payment} balance={balance} />}
        {isInDoubt && <Doubt payment={payment} />}
        {!isOver && !isInDoubt && <p>{progressWords(payment, terminal.label)}</p>}
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
        {isOver && <ActionButton label={t('terminal.payment.done')} kind="primary" onClick={onDismiss} />}
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

function Doubt({ payment }: Pick<TerminalPaymentProps, 'payment'>) {
  const { title, text } = wordsForDoubt(payment);
  return (
    <p>
      <strong>{title}</strong> {text}
    </p>
  );
}
