/** Who gets the reminder, and when the last one was sent: nothing is sent before the address was on screen. */
import type { ComponentChild, ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FormButtons } from '../ui/FormButtons.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { lastReminderWords, whyNoReminder } from '../words/reminder-words.ts';
import { rich } from '../words/rich.tsx';

export interface ReminderFormProps {
  readonly invoice: ReadyView['invoice'];
  readonly busy: boolean;
  /** An earlier reminder is not certain yet. */
  readonly blocked: boolean;
  /** Whether WisePay is being asked again. */
  readonly checking: boolean;
  /** The outcomes of earlier tries. */
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
    <FormSection title={t('reminder.form.title')} busy={busy} onBack={onBack}>
      {remind.allowed && <p>{recipientWords(payer)}</p>}
      {reason !== undefined && <p>{whyNoReminder(reason, reminders)}</p>}
      <p class="hint">{lastReminderWords(reminders)}</p>
      {reason === 'no_payer_account' && (
        <ActionButton label={t('reminder.form.openWisePay')} onClick={onOpenWisePay} />
      )}
      {reason !== undefined && (
        <ActionButton label={t('common.checkAgain')} busy={checking} onClick={onCheckAgain} />
      )}
      {children}
      {remind.allowed ? (
        <FormButtons
          forward={{
            label: t('reminder.form.send'),
            last: { amount: null },
            disabled: blocked,
            onClick: onSend,
          }}
          busy={busy}
          onBack={onBack}
        />
      ) : (
        <FormButtons busy={busy} onBack={onBack} />
      )}
    </FormSection>
  );
}

function recipientWords({ email, name }: ReadyView['invoice']['payer']): ComponentChild {
  const address = email !== undefined && <strong class="email">{email}</strong>;
  if (address && name !== undefined) return rich('reminder.recipient.emailAndName', { email: address, name });
  if (address) return rich('reminder.recipient.email', { email: address });
  return name === undefined ? t('reminder.recipient.unknown') : t('reminder.recipient.name', { name });
}
