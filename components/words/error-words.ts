/** Words for error codes: what happened, and what to do next. */
import type { ErrorDetails, PodError } from '../../lib/errors.ts';
import { currentLanguage, t } from '../../lib/i18n/translate.ts';
import { type Words, wordsForRefusal } from './refusal-words.ts';

/** Title and explanation of an error. */
export function wordsForError({ code, details }: PodError): Words {
  if (code === 'foreign_url' && details.origin !== undefined) {
    const { origin } = details;
    return { title: t('error.foreign_url.title'), text: t('error.foreign_url.elsewhere', { origin }) };
  }
  if (code === 'clock_wrong' && details.clockAheadMs !== undefined) {
    const by = timeWords(Math.abs(details.clockAheadMs));
    const text = t(details.clockAheadMs > 0 ? 'error.clock_wrong.ahead' : 'error.clock_wrong.behind', { by });
    return { title: t('error.clock_wrong.title'), text };
  }
  const refusal = code === 'refused' ? wordsForRefusal(details.problemCode) : undefined;
  return refusal ?? { title: t(`error.${code}.title`), text: t(`error.${code}.text`) };
}

/** Says that WisePay sent a payment link that is not shown, and where it leads. */
export function wordsForForeignLink({ origin }: Pick<ErrorDetails, 'origin'>): string {
  return origin === undefined ? t('paymentLink.foreign') : t('paymentLink.elsewhere', { origin });
}

/** A duration in whole minutes, hours, or days: the largest unit that gives at least two, else one minute. */
function timeWords(ms: number): string {
  const minutes = Math.max(Math.round(ms / 60_000), 1);
  const [unit, count] =
    minutes < 120
      ? ['minute', minutes]
      : minutes < 2 * 24 * 60
        ? ['hour', Math.round(minutes / 60)]
        : ['day', Math.round(minutes / (24 * 60))];
  return new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
