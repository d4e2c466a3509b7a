/** The terminals with their state; only those that are ready can be chosen. */

import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { terminalStateSchema } from '../../lib/wisepay/schemas/terminal.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { useId } from '../ui/use-id.ts';
import { formatRecentTime } from '../words/date-time-words.ts';
import { unlistedWords } from '../words/sentences.ts';
import { terminalStateWords } from '../words/terminal-words.ts';

export interface TerminalChoiceProps {
  readonly terminals: ReadyView['invoice']['terminals'];
  /** Whether WisePay named other terminals that could not be read. */
  readonly areMore: boolean;
  readonly chosenId: string | null;
  /** From when the states are (RFC 3339) if nothing looks at them any longer. */
  readonly asOf?: string | undefined;
  /** Whether the terminals are being looked at again. */
  readonly isLooking: boolean;
  onChoose(terminalId: string): void;
  onLookAgain(): void;
}

export function TerminalChoice({
  terminals,
  areMore,
  chosenId,
  asOf,
  isLooking,
  onChoose,
  onLookAgain,
}: TerminalChoiceProps) {
  const id = useId();
  const chosen = terminals.find((terminal) => terminal.id === chosenId);
  return (
    <fieldset class="choices terminals" aria-describedby={`${id}-problem`}>
      <legend>{t('terminal.choice.label')}</legend>
      <div class="look-again">
        <ActionButton label={t('terminal.choice.refresh')} busy={isLooking} onClick={onLookAgain} />
      </div>
      <p class="hint" role="status">
        {asOf !== undefined && t('terminal.choice.asOf', { time: formatRecentTime(asOf) })}
      </p>
      {terminals.map((terminal) => (
        <label
          key={terminal.id}
          class={
            isListed(terminalStateSchema, terminal.state) ? `choice ${terminal.state}` : 'choice offline'
          }
        >
          <input
            type="radio"
            name={id}
            value={terminal.id}
            checked={terminal.id === chosenId}
            disabled={terminal.state !== 'ready'}
            onChange={() => onChoose(terminal.id)}
          />
          <bdi>{terminal.label}</bdi> <span class="state">{terminalStateWords(terminal)}</span>
        </label>
      ))}
      {areMore && <p class="hint">{t('terminal.choice.unreadable')}</p>}
      {/* A chosen terminal that is not ready now is no mistake of the person. */}
      <p class={chosen === undefined ? 'field-problem' : 'hint'} id={`${id}-problem`} aria-live="polite">
        {problemOf(terminals, chosen)}
      </p>
    </fieldset>
  );
}

function problemOf(
  terminals: TerminalChoiceProps['terminals'],
  chosen: TerminalChoiceProps['terminals'][number] | undefined,
): string | undefined {
  if (chosen?.state === 'ready') return undefined;
  if (!terminals.some(({ state }) => state === 'ready')) return t('terminal.choice.noneReady');
  if (chosen === undefined) return t('terminal.choice.choose');
  const { label, state } = chosen;
  return isListed(terminalStateSchema, state)
    ? t(`terminal.choice.notReady.${state}`, { terminal: label })
    : t('terminal.choice.notReady.reported', { terminal: label, state: unlistedWords(state) });
}
