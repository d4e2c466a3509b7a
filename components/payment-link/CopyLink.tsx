/** An address to read, to select and to copy. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { copyText } from './copy-text.ts';

export function CopyLink({ link }: { readonly link: string }) {
  /** Whether each try succeeded, in order. */
  const [tries, setTries] = useState<readonly boolean[]>([]);
  return (
    <>
      <textarea
        aria-label={t('paymentLink.address')}
        dir="ltr"
        readOnly
        rows={2}
        spellcheck={false}
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <ActionButton label={t('paymentLink.copy')} onClick={() => setTries([...tries, copyText(link)])} />
      <p role="status">
        {/* Another element for each try, so that the same words are announced again. */}
        {tries.length > 0 && (
          <span key={tries.length}>
            {tries.at(-1) ? t('paymentLink.copied') : t('paymentLink.notCopied')}
          </span>
        )}
      </p>
    </>
  );
}
