/** Words for languages, and what amounts and dates look like in the one that is chosen. */
import { currentLanguage, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { formatDate } from './date-time-words.ts';

/** The name of a language (BCP 47), such as "German (Switzerland)"; one that has no name is named by its tag. */
export function languageName(locale: string): string {
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'language', languageDisplay: 'standard' });
  return names.of(locale) ?? locale;
}

/** An amount and a day that differ from one notation to the next, in the one of `lib/i18n/locale.ts`. */
export function notationWords(): string {
  return t('options.language.notation', {
    amount: formatMoney({ value: 123_450, currency: 'USD' }),
    day: formatDate('2027-03-31T12:00:00Z'),
  });
}
