/** The payment on a terminal, from sending it to its result. */
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money.ts';
import type { ShownTerminalPayment } from '../../lib/pod/contract/shown.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import { isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { ActionButton } from '../basics/ActionButton.tsx';
import { progressWords } from '../words/terminal-words.ts';
import { TerminalResult } from './TerminalResult.tsx';
import { TerminalSteps } from './TerminalSteps.tsx';

export interface TerminalPaymentProps {
  readonly payment: ShownTerminalPayment;
  readonly balance: ReadyView['invoice']['balance'];
  /** A cancellation is being sent, or it is not certain whether one arrived. */
  readonly cancelling: boolean;
  /** Takes the focus when the form that sent the payment is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>;
  onCancel(): void;
  onReceipt(): void;
  onPutAway(): void;
}

export function TerminalPayment(props: TerminalPaymentProps) {
  const { payment, balance, cancelling, headingRef, onCancel, onReceipt, onPutAway } = props;
  const id = useId();
  const { state, total, terminal, cancelRequested } = payment;
  const isOver = isEndedState(state);
  const canCancel = !isOver && state !== 'authorising' && !cancelRequested;
  return (
    <section class="terminal-payment" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={headingRef}>
        {t('terminal.payment.title', { amount: formatMoney(total), terminal: terminal.label })}
      </h2>
      <TerminalSteps state={state} />
      <div aria-live="polite" class={`result ${state}`}>
        {isOver ? (
          <TerminalResult payment={payment} balance={balance} />
        ) : (
          <p>{progressWords(payment, terminal.label)}</p>
        )}
      </div>
      {canCancel && state !== 'declined' && <p class="hint">{t('terminal.payment.nothingShows')}</p>}
      <div class="form-buttons">
        {canCancel && (
          <ActionButton
            label={t(cancelling ? 'terminal.payment.cancelling' : 'terminal.payment.cancel')}
            busy={cancelling}
            onClick={onCancel}
          />
        )}
        {payment.hasReceipt && <ActionButton label={t('terminal.payment.receipt')} onClick={onReceipt} />}
        {isOver && <ActionButton label={t('terminal.payment.done')} kind="primary" onClick={onPutAway} />}
      </div>
    </section>
  );
}
