/** Opens the panel by an invoice number, for a page that does not tell it. This sends nothing and moves no money. */
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { readTypedNumber } from '../../lib/popup/typed-number.ts';
import { ActionButton } from '../ui/ActionButton.tsx';

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
      <h2 id={`${id}-title`}>{t('popup.number.title')}</h2>
      <div class="field">
        <label for={id}>{t('popup.number.label')}</label>
        <input
          id={id}
          type="text"
          dir="auto"
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
          {isWrong && t('popup.number.wrong')}
        </p>
      </div>
      <div class="form-buttons">
        <ActionButton label={t('popup.number.button')} kind="primary" busy={busy} onClick={open} />
      </div>
    </section>
  );
}
