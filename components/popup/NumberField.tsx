/** A field for an invoice number, and the button that takes it. What is no number is refused in words. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { readTypedNumber } from '../../lib/popup/typed-number.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { useId } from '../ui/use-id.ts';

export interface NumberFieldProps {
  readonly label: string;
  /** The button's label. */
  readonly button: string;
  readonly busy: boolean;
  /** The ID of the element that says what to type. */
  readonly describedBy?: string;
  /** Whether the field takes the focus when it appears. */
  readonly takesFocus?: boolean;
  /** @param number as `readTypedNumber` gives it */
  onNumber(number: string): void;
}

export function NumberField({ label, button, busy, describedBy, takesFocus, onNumber }: NumberFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  useEffect(() => {
    if (takesFocus) takeFocus(field.current);
  }, [takesFocus]);

  function submit() {
    const number = readTypedNumber(text);
    setWrong(number === null);
    if (number !== null && !busy) onNumber(number);
  }

  return (
    <>
      <div class="field">
        <label for={id}>{label}</label>
        <input
          id={id}
          type="text"
          dir="auto"
          autoComplete="off"
          spellcheck={false}
          value={text}
          ref={field}
          aria-invalid={isWrong}
          aria-describedby={describedBy === undefined ? `${id}-problem` : `${describedBy} ${id}-problem`}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={({ key, isComposing }) => {
            if (key === 'Enter' && !isComposing) submit();
          }}
        />
        <p class="field-problem" id={`${id}-problem`} aria-live="polite">
          {isWrong && t('popup.number.wrong')}
        </p>
      </div>
      <div class="form-buttons">
        <ActionButton label={button} kind="primary" busy={busy} onClick={submit} />
      </div>
    </>
  );
}
