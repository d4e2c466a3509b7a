/** Comes before the payments screen if another payment may pay the invoice too: the person has to know. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import { areAcknowledged, isOnTerminal, isPaymentBlocked } from '../../lib/protocol/payability.ts';
import { isAcknowledged, type ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { FormButtons } from '../ui/FormButtons.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { ScheduledWarning, type ScheduledWarningProps } from '../warnings/ScheduledWarning.tsx';
import { UncertainWarning, type UncertainWarningProps } from '../warnings/UncertainWarning.tsx';
import { whyNoPayment } from '../words/invoice-words.ts';

export interface PayFormProps extends Omit<ScheduledWarningProps, 'scheduledPayment'> {
  readonly view: ReadyView;
  /** The scheduled payment that is in the way, if any. */
  readonly scheduledPayment: ScheduledPayment | undefined;
  /** The terminal payments that may still charge the card. */
  readonly uncertain: UncertainWarningProps;
  readonly busy: boolean;
  /** The outcomes of earlier tries. */
  readonly children?: ComponentChildren;
  /** Opens the payments screen. */
  onPay(): void;
  onBack(): void;
}

export function PayForm(props: PayFormProps) {
  const { view, busy, children, scheduledPayment, acknowledged, uncertain, onAcknowledge, onPay, onBack } =
    props;
  const { type, actions } = view.invoice;
  const isWarned =
    isAcknowledged(scheduledPayment, acknowledged) &&
    areAcknowledged(uncertain.uncertain, uncertain.acknowledged);
  return (
    <FormSection title={t('actions.pay')} busy={busy} onBack={onBack}>
      {scheduledPayment !== undefined && (
        <ScheduledWarning
          scheduledPayment={scheduledPayment}
          acknowledged={acknowledged}
          onAcknowledge={onAcknowledge}
        />
      )}
      <UncertainWarning {...uncertain} />
      {!actions.pay.allowed && <p class="field-problem">{whyNoPayment(type, actions.pay.reason)}</p>}
      {isOnTerminal(view) && <p class="field-problem">{t('actions.onTerminal')}</p>}
      {children}
      <FormButtons
        forward={{
          label: t('actions.pay'),
          disabled: !actions.pay.allowed || !isWarned || isPaymentBlocked(view),
          onClick: onPay,
        }}
        busy={busy}
        onBack={onBack}
      />
    </FormSection>
  );
}
