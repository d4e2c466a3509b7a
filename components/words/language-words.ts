/** Words for languages, and how amounts and dates look in the chosen one. */
import { currentLanguage, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { formatDate } from './date-time-words.ts';

/** The name of a language (BCP 47), such as "German (Switzerland)"; its tag if it has no name. */
export function languageName(locale: string): string {
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'language', languageDisplay: 'standard' });
  return names.of(locale) ?? locale;
}

/** The name of a language (BCP 47) in that language itself, such as "Deutsch (Schweiz)". */
export function ownLanguageName(locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  const [first = '', ...others] = names.of(locale) ?? locale;
  return [first.toLocaleUpperCase(locale), ...others].join('');
}

/** An amount and a day that differ between notations, in the notation of `lib/i18n/locale.ts`. */
export function notationWords(): string {
  return t('options.language.notation', {
    amount: formatMoney({ value: 123_450, currency: 'USD' }),
    day: formatDate('2027-03-31T12:00:00Z'),
  });
}
