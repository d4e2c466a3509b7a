/**
 * The payment link, for the payer's own phone or browser: it is never opened here. Where WisePay will charge the
 * invoice anyway, the buttons come only with the warning that the link may pay it twice.
 */

import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { useId } from '../ui/use-id.ts';
import { scheduledLinkWords } from '../words/scheduled-words.ts';
import { LinkButtons } from './LinkButtons.tsx';
import { useToggle } from './use-toggle.ts';

export interface PaymentLinkProps {
  readonly link: string;
  readonly scheduledPayment: ReadyView['invoice']['scheduledPayment'];
}

export function PaymentLink({ link, scheduledPayment }: PaymentLinkProps) {
  const id = useId();
  const [isOpen, onToggle] = useToggle();
  if (scheduledPayment === undefined) {
    return (
      <div class="payment-link">
        <LinkButtons link={link} />
      </div>
    );
  }
  return (
    <div class="payment-link">
      <div class="link-buttons">
        <button type="button" class="button" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          {t('paymentLink.title')}
        </button>
      </div>
      <section id={id} aria-label={t('paymentLink.title')} hidden={!isOpen}>
        {isOpen && (
          <>
            <p class="scheduled">{scheduledLinkWords(scheduledPayment)}</p>
            <LinkButtons link={link} />
          </>
        )}
      </section>
    </div>
  );
}
