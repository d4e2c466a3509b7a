/** The terminals with their state; only those that are ready can be chosen. */
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/pod/contract/views.ts';
import { terminalStateWords } from '../words/terminal-words.ts';

export interface TerminalChoiceProps {
  readonly terminals: ReadyView['invoice']['terminals'];
  readonly chosenId: string | null;
  onChoose(terminalId: string): void;
}

export function TerminalChoice({ terminals, chosenId, onChoose }: TerminalChoiceProps) {
  const id = useId();
  const chosen = terminals.find((terminal) => terminal.id === chosenId);
  return (
    <fieldset class="choices" aria-describedby={`${id}-problem`}>
      <legend>{t('terminal.choice.label')}</legend>
      {terminals.map((terminal) => (
        <label key={terminal.id} class={`choice ${terminal.state}`}>
          <input
            type="radio"
            name={id}
            value={terminal.id}
            checked={terminal.id === chosenId}
            disabled={terminal.state !== 'ready'}
            onChange={() => onChoose(terminal.id)}
          />
          <bdi>{terminal.label}</bdi> <span class="state">{terminalStateWords(terminal.state)}</span>
        </label>
      ))}
      <p class="field-problem" id={`${id}-problem`} aria-live="polite">
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
  return t(`terminal.choice.notReady.${chosen.state}`, { terminal: chosen.label });
}
