/** Who gets the reminder, and when the last one was sent: nothing is sent before the address was on screen. */
import type { ComponentChild, ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { FormButtons } from '../ui/FormButtons.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { ObstacleHint } from '../ui/Obstacle.tsx';
import { useId } from '../ui/use-id.ts';
import { lastReminderWords } from '../words/reminder-words.ts';
import { rich } from '../words/rich.tsx';
import { reminderObstacle } from './reminder-obstacle.ts';

export interface ReminderFormProps {
  readonly view: ReadyView;
  readonly busy: boolean;
  /** Whether WisePay is being asked again. */
  readonly checking: boolean;
  /** The outcomes of earlier tries. */
  readonly children?: ComponentChildren;
  onSend(): void;
  onBack(): void;
}

export function ReminderForm({ view, busy, checking, children, onSend, onBack }: ReminderFormProps) {
  const id = useId();
  const { payer, reminders } = view.invoice;
  const obstacle = busy ? undefined : reminderObstacle(view);
  return (
    <FormSection title={t('reminder.form.title')} busy={busy} onBack={onBack}>
      {obstacle === undefined && (
        <>
          <p>{recipientWords(payer)}</p>
          <p class="hint">{lastReminderWords(reminders)}</p>
        </>
      )}
      <div class="obstacle" role="status">
        {obstacle !== undefined && <ObstacleHint obstacle={obstacle} id={id} checking={checking} />}
      </div>
      {children}
      <FormButtons
        forward={{
          label: t('reminder.form.send'),
          last: { amount: null },
          disabled: obstacle !== undefined,
          describedBy: obstacle && id,
          onClick: onSend,
        }}
        busy={busy}
        onBack={onBack}
      />
    </FormSection>
  );
}

function recipientWords({ email, name }: ReadyView['invoice']['payer']): ComponentChild {
  const address = email !== undefined && <strong class="email">{email}</strong>;
  if (address && name !== undefined) return rich('reminder.recipient.emailAndName', { email: address, name });
  if (address) return rich('reminder.recipient.email', { email: address });
  return name === undefined ? t('reminder.recipient.unknown') : t('reminder.recipient.name', { name });
}
