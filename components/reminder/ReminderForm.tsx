/** To whom a reminder goes, and when the last one went: nothing is sent before the address was on screen. */
import type { ComponentChildren } from 'preact';
import type { ReadyView } from '../../lib/pod/views.ts';
import { ActionButton } from '../ActionButton.tsx';
import { FormButtons } from '../FormButtons.tsx';
import { FormSection } from '../FormSection.tsx';
import { lastReminderWords, whyNoReminder } from '../words/reminder-words.ts';

export interface ReminderFormProps {
  readonly invoice: ReadyView['invoice'];
  readonly busy: boolean;
  /** An earlier reminder is not certain yet. */
  readonly blocked: boolean;
  /** Whether WisePay is being asked again. */
  readonly checking: boolean;
  /** What came of earlier tries. */
  readonly children?: ComponentChildren;
  onSend(): void;
  onOpenWisePay(): void;
  onCheckAgain(): void;
  onBack(): void;
}

export function ReminderForm(props: ReminderFormProps) {
  const { invoice, busy, blocked, checking, children, onSend, onOpenWisePay, onCheckAgain, onBack } = props;
  const { payer, reminders } = invoice;
  const { remind } = invoice.actions;
  const reason = remind.allowed ? undefined : remind.reason;
  return (
    <FormSection title="Re-send Reminder" busy={busy} onBack={onBack}>
      {remind.allowed && (
        <p>
          WisePay will email a payment reminder to{' '}
          {payer.email === undefined ? 'the payer' : <strong class="email">{payer.email}</strong>}
          {payer.name !== undefined && ` (${payer.name})`}.
        </p>
      )}
      {reason !== undefined && <p>{whyNoReminder(reason, reminders)}</p>}
      <p class="hint">{lastReminderWords(reminders)}</p>
      {reason === 'no_payer_account' && <ActionButton label="Open WisePay" onClick={onOpenWisePay} />}
      {reason !== undefined && <ActionButton label="Check again" busy={checking} onClick={onCheckAgain} />}
      {children}
      {remind.allowed ? (
        <FormButtons
          forward={{ label: 'Send reminder now', isLast: true, disabled: blocked, onClick: onSend }}
          busy={busy}
          onBack={onBack}
        />
      ) : (
        <FormButtons busy={busy} onBack={onBack} />
      )}
    </FormSection>
  );
}
