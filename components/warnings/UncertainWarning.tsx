/** An earlier payment may still charge the card: a person who takes another one has to confirm that it is meant. */
import { t } from '../../lib/i18n/translate.ts';
import { areAcknowledged } from '../../lib/protocol/payability.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { chargeOf } from '../../lib/wisepay/surcharge.ts';
import { rangeWords } from '../words/amount-words.ts';

export interface UncertainWarningProps {
  /** The uncertain terminal payments; if there are none, nothing is shown. */
  readonly uncertain: readonly ShownTerminalPayment[];
  /** WisePay's IDs of those that the person has acknowledged. */
  readonly acknowledged: readonly string[];
  onAcknowledge(acknowledged: readonly string[]): void;
}

export function UncertainWarning({ uncertain, acknowledged, onAcknowledge }: UncertainWarningProps) {
  if (uncertain.length === 0) return null;
  return (
    <div class="warning">
      {uncertain.map((payment) => (
        <p key={payment.id}>
          {t('terminal.left.warning', {
            total: rangeWords(chargeOf(payment)),
            terminal: payment.terminal.label,
          })}
        </p>
      ))}
      <label class="choice">
        <input
          type="checkbox"
          checked={areAcknowledged(uncertain, acknowledged)}
          onChange={({ currentTarget }) =>
            onAcknowledge(currentTarget.checked ? uncertain.map(({ id }) => id) : [])
          }
        />
        <span>{t('terminal.left.acknowledge')}</span>
      </label>
    </div>
  );
}
