/** Which terminal, how much, and the total: everything that the person sees before a payment is sent. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { TerminalPaymentInput } from '../../lib/panel/panel-intents.ts';
import type { TerminalDraft } from '../../lib/protocol/drafts-message.ts';
import { areAcknowledged } from '../../lib/protocol/payability.ts';
import { isAcknowledged } from '../../lib/protocol/scheduled-payment.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { AmountField } from '../ui/AmountField.tsx';
import { FormButtons } from '../ui/FormButtons.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { ScheduledWarning } from '../warnings/ScheduledWarning.tsx';
import { UncertainWarning } from '../warnings/UncertainWarning.tsx';
import { wordsForChange, wordsForTotalChange } from '../words/amount-words.ts';
import { whyNoPayment } from '../words/invoice-words.ts';
import { chargeWords } from '../words/terminal-words.ts';
import { Sum } from './Sum.tsx';
import { TerminalChoice } from './TerminalChoice.tsx';
import { seenIn, terminalSum, versionToSend } from './terminal-draft.ts';
import { useLiveTerminals } from './use-live-terminals.ts';

export interface TerminalFormProps {
  readonly invoice: ReadyView['invoice'];
  readonly draft: TerminalDraft;
  /** Earlier terminal payments that are uncertain. */
  readonly uncertain: readonly ShownTerminalPayment[];
  readonly busy: boolean;
  /** An earlier payment is not certain yet. */
  readonly blocked: boolean;
  /** The outcomes of earlier tries. */
  readonly children?: ComponentChildren;
  /** Loads the view again, with the terminals' states; never rejects. */
  onRefresh(): Promise<void>;
  onDraft(change: Partial<TerminalDraft>): void;
  onSend(input: TerminalPaymentInput): void;
  onOpenCardPresent(): void;
  onBack(): void;
}

export function TerminalForm(props: TerminalFormProps) {
  const { invoice, draft, uncertain, busy, blocked, children, onSend, onBack } = props;
  const { scheduledPayment, balance, terminals } = invoice;
  const { terminal: action } = invoice.actions;
  const sum = terminalSum(draft, invoice);
  const live = useLiveTerminals(props.onRefresh, busy, invoice);
  const terminal = terminals.find(({ id, state }) => id === draft.terminalId && state === 'ready');
  const isWarned =
    isAcknowledged(scheduledPayment, draft.acknowledged) &&
    areAcknowledged(uncertain, draft.acknowledgedPayments);
  const input =
    sum.ok && sum.charge !== undefined && terminal !== undefined && isWarned && action.allowed
      ? {
          terminalId: terminal.id,
          amount: sum.amount,
          invoiceVersion: versionToSend(draft, invoice, sum.charge.total),
          ...(scheduledPayment !== undefined && { acknowledged: scheduledPayment }),
          ...(uncertain.length > 0 && { acknowledgedPayments: uncertain.map(({ id }) => id) }),
        }
      : undefined;
  const totalHint =
    sum.ok && sum.charge !== undefined && draft.seen.total !== null
      ? wordsForTotalChange(draft.seen.total, sum.charge.total)
      : undefined;

  /** A person who changes something sees what is on screen now. */
  function onDraft(change: Partial<TerminalDraft>) {
    props.onDraft({ ...change, seen: seenIn(change.amount ?? draft.amount, invoice) });
  }

  return (
    <FormSection title={t('terminal.form.title')} busy={busy} onBack={onBack}>
      <TerminalChoice
        terminals={terminals}
        areMore={invoice.unreadable?.terminals !== undefined}
        chosenId={draft.terminalId}
        asOf={live.asOf}
        isLooking={live.isLooking}
        onChoose={(terminalId) => onDraft({ terminalId })}
        onLookAgain={live.look}
      />
      <AmountField
        label={t('payment.amount')}
        value={draft.amount}
        problem={sum.ok ? undefined : sum.problem}
        hint={wordsForChange(draft.seenBalance, balance, 'balance')}
        onInput={(amount) => onDraft({ amount })}
      />
      {sum.ok && sum.charge !== undefined && <Sum amount={sum.amount} {...sum.charge} />}
      {invoice.surcharge === null && <p class="field-problem">{t('terminal.form.surchargeUnreadable')}</p>}
      {totalHint !== undefined && (
        <p class="hint" role="status">
          {totalHint}
        </p>
      )}
      {scheduledPayment !== undefined && (
        <ScheduledWarning
          scheduledPayment={scheduledPayment}
          acknowledged={draft.acknowledged}
          onAcknowledge={(acknowledged) => onDraft({ acknowledged })}
        />
      )}
      <UncertainWarning
        uncertain={uncertain}
        acknowledged={draft.acknowledgedPayments}
        onAcknowledge={(acknowledgedPayments) => onDraft({ acknowledgedPayments })}
      />
      {!action.allowed && <p class="field-problem">{whyNoPayment(invoice.type, action.reason)}</p>}
      {children}
      <FormButtons
        forward={{
          label: chargeWords(sum.ok ? sum.charge?.total : undefined),
          last: { amount: sum.ok ? sum.amount : null },
          disabled: input === undefined || blocked,
          onClick: () => {
            if (input === undefined) return;
            // If WisePay refuses this as out of date, the figures that are now on screen count as seen.
            onDraft({});
            onSend(input);
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
