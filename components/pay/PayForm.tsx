/** Before the payments screen of an invoice that WisePay will charge by itself: whoever goes on there has to know. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import { isHeldBack, isOnTerminal } from '../../lib/pod/contract/payability.ts';
import { isAcknowledged } from '../../lib/pod/contract/scheduled-payment.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import { FormButtons } from '../basics/FormButtons.tsx';
import { FormSection } from '../basics/FormSection.tsx';
import { whyNoPayment } from '../words/invoice-words.ts';
import { ScheduledWarning, type ScheduledWarningProps } from './ScheduledWarning.tsx';

export interface PayFormProps extends ScheduledWarningProps {
  readonly view: ReadyView;
  readonly busy: boolean;
  /** What came of earlier tries. */
  readonly children?: ComponentChildren;
  /** To the payments screen. */
  onPay(): void;
  onBack(): void;
}

export function PayForm({ view, busy, children, onPay, onBack, ...warning }: PayFormProps) {
  const { type, actions } = view.invoice;
  const isWarned = isAcknowledged(warning.scheduledPayment, warning.acknowledged);
  return (
    <FormSection title={t('actions.pay')} busy={busy} onBack={onBack}>
      <ScheduledWarning {...warning} />
      {!actions.pay.allowed && <p class="field-problem">{whyNoPayment(type, actions.pay.reason)}</p>}
      {isOnTerminal(view) && <p class="field-problem">{t('actions.onTerminal')}</p>}
      {children}
      <FormButtons
        forward={{
          label: t('actions.pay'),
          disabled: !actions.pay.allowed || !isWarned || isHeldBack(view),
          onClick: onPay,
        }}
        busy={busy}
        onBack={onBack}
      />
    </FormSection>
  );
}
