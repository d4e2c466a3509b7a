/** Which terminal, how much, and what that comes to: everything there is to see before a payment is sent. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { TerminalDraft } from '../../lib/pod/contract/drafts-message.ts';
import { isAcknowledged } from '../../lib/pod/contract/scheduled-payment.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import type { TerminalWish } from '../../lib/pod/controllers/panel-controller.ts';
import { ActionButton } from '../basics/ActionButton.tsx';
import { AmountField } from '../basics/AmountField.tsx';
import { FormButtons } from '../basics/FormButtons.tsx';
import { FormSection } from '../basics/FormSection.tsx';
import { ScheduledWarning } from '../pay/ScheduledWarning.tsx';
import { wordsForChange } from '../words/amount-words.ts';
import { whyNoPayment } from '../words/invoice-words.ts';
import { Sum } from './Sum.tsx';
import { TerminalChoice } from './TerminalChoice.tsx';
import { terminalSum } from './terminal-draft.ts';

export interface TerminalFormProps {
  readonly invoice: ReadyView['invoice'];
  readonly draft: TerminalDraft;
  readonly busy: boolean;
  /** An earlier payment is not certain yet. */
  readonly blocked: boolean;
  /** What came of earlier tries. */
  readonly children?: ComponentChildren;
  onDraft(change: Partial<TerminalDraft>): void;
  onSend(wish: TerminalWish): void;
  onOpenCardPresent(): void;
  onBack(): void;
}

export function TerminalForm(props: TerminalFormProps) {
  const { invoice, draft, busy, blocked, children, onDraft, onSend, onBack } = props;
  const { scheduledPayment, balance, terminals } = invoice;
  const { terminal: action } = invoice.actions;
  const sum = terminalSum(draft, invoice);
  const terminal = terminals.find(({ id, state }) => id === draft.terminalId && state === 'ready');
  const isWarned = isAcknowledged(scheduledPayment, draft.acknowledged);
  const wish =
    sum.ok && terminal !== undefined && isWarned && action.allowed
      ? {
          terminalId: terminal.id,
          amount: sum.amount,
          ...(scheduledPayment !== undefined && { acknowledged: scheduledPayment }),
        }
      : undefined;

  return (
    <FormSection title={t('terminal.form.title')} busy={busy} onBack={onBack}>
      <TerminalChoice
        terminals={terminals}
        chosenId={draft.terminalId}
        onChoose={(terminalId) => onDraft({ terminalId })}
      />
      <AmountField
        label={t('payment.amount')}
        value={draft.amount}
        problem={sum.ok ? undefined : sum.problem}
        hint={wordsForChange(draft.seenBalance, balance, 'balance')}
        onInput={(amount) => onDraft({ amount })}
      />
      {sum.ok && <Sum amount={sum.amount} surcharge={sum.surcharge} total={sum.total} />}
      {scheduledPayment !== undefined && (
        <ScheduledWarning
          scheduledPayment={scheduledPayment}
          acknowledged={draft.acknowledged}
          onAcknowledge={(acknowledged) => onDraft({ acknowledged })}
        />
      )}
      {!action.allowed && <p class="field-problem">{whyNoPayment(invoice.type, action.reason)}</p>}
      {children}
      <FormButtons
        forward={{
          label: t('terminal.form.send'),
          last: { amount: sum.ok ? sum.amount : null },
          disabled: wish === undefined || blocked,
          onClick: () => {
            if (wish !== undefined) onSend(wish);
          },
        }}
        busy={busy}
        onBack={onBack}
      />
      <ActionButton
        kind="link"
        label={t('terminal.form.openCardPresent')}
        onClick={props.onOpenCardPresent}
      />
    </FormSection>
  );
}
