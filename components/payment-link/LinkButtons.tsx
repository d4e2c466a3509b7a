/** Copies the payment link with one click, and shows its code with another. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { useId } from '../ui/use-id.ts';
import { copyText } from './copy-text.ts';
import { LinkAddress } from './LinkAddress.tsx';
import { longestText, QrCode } from './QrCode.tsx';
import { useToggle } from './use-toggle.ts';

export function LinkButtons({ link }: { readonly link: string }) {
  const id = useId();
  const [isOpen, onToggle] = useToggle();
  const [copies, setCopies] = useState<readonly { link: string; isCopied: boolean }[]>([]);
  // Copies of an earlier link say nothing of this one.
  const tries = copies.filter((copy) => copy.link === link);
  const isRefused = tries.at(-1)?.isCopied === false;
  return (
    <>
      <div class="link-buttons">
        <ActionButton
          label={t('paymentLink.copy')}
          onClick={() => setCopies([...tries, { link, isCopied: copyText(link) }])}
        />
        <button type="button" class="button" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          {t('paymentLink.showCode')}
        </button>
      </div>
      <p role="status">
        {/* Another element for each try, so that the same words are announced again. */}
        {tries.length > 0 && (
          <span key={tries.length}>{t(isRefused ? 'paymentLink.notCopied' : 'paymentLink.copied')}</span>
        )}
      </p>
      {isRefused && <LinkAddress link={link} selectedBy={tries.length} />}
      <section id={id} aria-label={t('paymentLink.showCode')} hidden={!isOpen}>
        {isOpen && (
          <>
            <p>{t('paymentLink.about')}</p>
            {link.length <= longestText ? (
              <QrCode text={link} label={t('paymentLink.code')} />
            ) : (
              <p class="hint">{t('paymentLink.noCode')}</p>
            )}
            {!isRefused && <LinkAddress link={link} />}
          </>
        )}
      </section>
    </>
  );
}
