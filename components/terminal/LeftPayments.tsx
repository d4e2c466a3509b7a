/** Terminal payments that the person has left: shown as uncertain, then with their outcome as soon as it is known. */
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { hasEnded, isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { chargeOf } from '../../lib/wisepay/surcharge.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { EventTime } from '../ui/EventTime.tsx';
import { Notice } from '../ui/Notice.tsx';
import { usePanel } from '../ui/panel-context.ts';
import { rangeWords } from '../words/amount-words.ts';
import { endingTime, paymentEndingWords } from '../words/ended-words.ts';
import { DoubtChoices } from './DoubtChoices.tsx';

export interface LeftPaymentsProps {
  readonly view: ReadyView;
  readonly busy: PanelState['busy'];
}

export function LeftPayments({ view, busy }: LeftPaymentsProps) {
  const { leftPayments, leftElsewhere } = view;
  return (
    <div class="left-payments" aria-live="polite">
      {leftPayments.map((payment) =>
        hasEnded(payment) ? (
          <Known key={payment.id} title={t('terminal.left.known')} payment={payment} busy={busy} />
        ) : (
          <Unknown key={payment.id} payment={payment} busy={busy} />
        ),
      )}
      {leftElsewhere.map(({ invoiceNumber, payment }) => (
        <Known
          key={payment.id}
          title={t('facts.heading', { number: invoiceNumber })}
          payment={payment}
          busy={busy}
        />
      ))}
    </div>
  );
}

interface OneProps extends Omit<LeftPaymentsProps, 'view'> {
  readonly payment: ShownTerminalPayment;
}

function Unknown({ payment, busy }: OneProps) {
  const panel = usePanel();
  const { id, terminal, doubt } = payment;
  const words = { total: rangeWords(chargeOf(payment)), terminal: terminal.label };
  return (
    <Notice title={t('terminal.left.unknown', words)} tone="warning">
      <p>{t(doubt === 'unconfirmed' ? 'terminal.doubt.unconfirmed' : 'terminal.left.followed')}</p>
      <div class="notice-buttons">
        <DoubtChoices
          checking={busy === 'check_again'}
          busy={busy !== null}
          onCheckAgain={() => void panel.checkAgain()}
          onOpenCardPresent={() => void panel.open('card_present')}
        >
          {doubt === 'unconfirmed' && (
            <ActionButton
              label={t('terminal.left.checked')}
              disabled={busy !== null}
              onClick={() => void panel.dismissLeftPayment(id)}
            />
          )}
        </DoubtChoices>
      </div>
    </Notice>
  );
}

function Known({ title, payment, busy }: OneProps & { readonly title: string }) {
  const panel = usePanel();
  const { id, state } = payment;
  if (!isEndedState(state)) return null;
  const isCharged = state === 'approved' || state === 'partially_approved';
  return (
    <Notice title={title} tone={isCharged ? 'warning' : 'plain'}>
      <EventTime at={endingTime(payment)} />
      <p>{paymentEndingWords(state, payment)}</p>
      <div class="notice-buttons">
        <ActionButton
          label={t('outcome.dismiss')}
          disabled={busy !== null}
          onClick={() => void panel.dismissLeftPayment(id)}
        />
      </div>
    </Notice>
  );
}
