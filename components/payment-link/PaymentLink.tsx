/** The payment link, for the payer's own phone or browser: it is never opened here. */
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { scheduledLinkWords } from '../words/scheduled-words.ts';
import { CopyLink } from './CopyLink.tsx';
import { longestText, QrCode } from './QrCode.tsx';

export interface PaymentLinkProps {
  readonly link: string;
  readonly scheduledPayment: ReadyView['invoice']['scheduledPayment'];
}

export function PaymentLink({ link, scheduledPayment }: PaymentLinkProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="payment-link">
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        aria-controls={id}
        // The second click of a double click would undo the first.
        onClick={({ detail }) => detail < 2 && setOpen(!isOpen)}
      >
        {t('paymentLink.title')}
      </button>
      <section id={id} aria-label={t('paymentLink.title')} hidden={!isOpen}>
        {isOpen && (
          <>
            <p>{t('paymentLink.about')}</p>
            {scheduledPayment !== undefined && (
              <p class="scheduled">{scheduledLinkWords(scheduledPayment)}</p>
            )}
            {link.length <= longestText ? (
              <QrCode text={link} label={t('paymentLink.code')} />
            ) : (
              <p class="hint">{t('paymentLink.noCode')}</p>
            )}
            <CopyLink key={link} link={link} />
          </>
        )}
      </section>
    </div>
  );
}
