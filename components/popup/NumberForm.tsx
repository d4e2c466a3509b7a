/** Opens the panel by an invoice number, for a page that does not tell it. Nothing is sent and no money moves by that. */
import { useId, useState } from 'preact/hooks';
import { readTypedNumber } from '../../lib/pod/popup-number.ts';
import { ActionButton } from '../ActionButton.tsx';
import { badNumberText } from '../words/popup-words.ts';

export interface NumberFormProps {
  readonly busy: boolean;
  onOpen(number: string): void;
}

export function NumberForm({ busy, onOpen }: NumberFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  function open() {
    const number = readTypedNumber(text);
    setWrong(number === null);
    if (number !== null && !busy) onOpen(number);
  }

  return (
    <section class="form" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Open by number</h2>
      <div class="field">
        <label for={id}>Invoice number</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={`${id}-problem`}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={({ key, isComposing }) => {
            if (key === 'Enter' && !isComposing) open();
          }}
        />
        <p class="field-problem" id={`${id}-problem`} aria-live="polite">
          {isWrong && badNumberText}
        </p>
      </div>
      <div class="form-buttons">
        <ActionButton label="Open the panel" kind="primary" busy={busy} onClick={open} />
      </div>
    </section>
  );
}
