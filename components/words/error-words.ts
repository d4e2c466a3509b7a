/** Words for error codes: what happened, and what to do next. */
import type { ErrorDetails, PodError } from '../../lib/errors.ts';
import { t } from '../../lib/i18n/translate.ts';
import { type Words, wordsForRefusal } from './refusal-words.ts';

/** Title and explanation of an error. */
export function wordsForError({ code, details }: PodError): Words {
  if (code === 'foreign_url' && details.origin !== undefined) {
    const { origin } = details;
    return { title: t('error.foreign_url.title'), text: t('error.foreign_url.elsewhere', { origin }) };
  }
  const refusal = code === 'refused' ? wordsForRefusal(details.problemCode) : undefined;
  return refusal ?? { title: t(`error.${code}.title`), text: t(`error.${code}.text`) };
}

/** That WisePay sent a payment link which is not shown, and where it leads. */
export function wordsForForeignLink({ origin }: Pick<ErrorDetails, 'origin'>): string {
  return origin === undefined ? t('paymentLink.foreign') : t('paymentLink.elsewhere', { origin });
}
