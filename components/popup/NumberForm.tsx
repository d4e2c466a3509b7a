/** Opens the panel by an invoice number, for a page that does not tell it. This sends nothing and moves no money. */
import { t } from '../../lib/i18n/translate.ts';
import { useId } from '../ui/use-id.ts';
import { NumberField } from './NumberField.tsx';

export interface NumberFormProps {
  readonly busy: boolean;
  onOpen(number: string): void;
}

export function NumberForm({ busy, onOpen }: NumberFormProps) {
  const id = useId();
  return (
    <section class="form" aria-labelledby={id}>
      <h2 id={id}>{t('popup.number.title')}</h2>
      <NumberField
        label={t('popup.number.label')}
        button={t('popup.number.button')}
        busy={busy}
        onNumber={onOpen}
      />
    </section>
  );
}
