/** WisePay will collect this payment automatically: a person who takes another one has to confirm that it is meant. */
import { t } from '../../lib/i18n/translate.ts';
import { isAcknowledged, type ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import { scheduledWarningWords } from '../words/scheduled-words.ts';

export interface ScheduledWarningProps {
  readonly scheduledPayment: ScheduledPayment;
  /** The scheduled payment that the person has acknowledged; it does not count for another day, method or amount. */
  readonly acknowledged: ScheduledPayment | null;
  onAcknowledge(acknowledged: ScheduledPayment | null): void;
}

export function ScheduledWarning({ scheduledPayment, acknowledged, onAcknowledge }: ScheduledWarningProps) {
  return (
    <div class="warning">
      <p>{scheduledWarningWords(scheduledPayment)}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={isAcknowledged(scheduledPayment, acknowledged)}
          onChange={({ currentTarget }) => onAcknowledge(currentTarget.checked ? scheduledPayment : null)}
        />
        <span>{t('scheduled.acknowledge')}</span>
      </label>
    </div>
  );
}
