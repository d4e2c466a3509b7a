/** A field for an amount; if the amount is wrong, words beside it say why. */
import { useId } from './use-id.ts';

export interface AmountFieldProps {
  readonly label: string;
  /** As it was typed. */
  readonly value: string;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  /** What else to know about the amount, wrong or not. */
  readonly hint?: string | undefined;
  onInput(value: string): void;
}

export function AmountField({ label, value, problem, hint, onInput }: AmountFieldProps) {
  const id = useId();
  const isWrong = problem !== undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problem`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`} aria-live="polite">
        {hint}
      </p>
      <p class="field-problem" id={`${id}-problem`} aria-live="polite">
        {problem}
      </p>
    </div>
  );
}
