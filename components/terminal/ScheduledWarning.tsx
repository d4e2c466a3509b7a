/** WisePay will take this payment by itself: whoever takes another one has to say that this is meant. */
import type { Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import { formatDay } from '../words/invoice-words.ts';

export interface ScheduledWarningProps {
  readonly scheduledPayment: NonNullable<Invoice['scheduledPayment']>;
  readonly isAcknowledged: boolean;
  onAcknowledge(isAcknowledged: boolean): void;
}

export function ScheduledWarning({
  scheduledPayment: { date, method },
  isAcknowledged,
  onAcknowledge,
}: ScheduledWarningProps) {
  return (
    <div class="warning">
      <p>
        WisePay will charge {method} on {formatDay(date)}. With a payment now, this invoice may be paid twice.
      </p>
      <label class="choice">
        <input
          type="checkbox"
          checked={isAcknowledged}
          onChange={({ currentTarget }) => onAcknowledge(currentTarget.checked)}
        />
        <span>Take this payment all the same</span>
      </label>
    </div>
  );
}
