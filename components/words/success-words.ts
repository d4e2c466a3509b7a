/** Words for several plain successes of the same kind. */
import { currentLocale } from '../../lib/i18n/locale.ts';
import { plural, t } from '../../lib/i18n/translate.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { Refund } from '../../lib/wisepay/schemas/payment.ts';
import type { OutcomeAmount } from './outcome-amounts.ts';
import type { Words } from './refusal-words.ts';

/**
 * `2 refunds submitted: $600.00 and $15.00`, and what comes next.
 *
 * @param refunds WisePay's records, all of one kind and state; undefined where they have not arrived
 * @param amounts undefined where it is not known; then the title names none
 */
export function wordsForSuccesses(
  kind: ShownOperation['kind'],
  refunds: readonly (Refund | undefined)[],
  amounts: readonly (OutcomeAmount | undefined)[],
): Words {
  const count = amounts.length;
  if (kind !== 'refund') {
    return { title: plural('outcome.several.reminders', count), text: t('outcome.reminder.accepted.text') };
  }
  const [first] = refunds;
  const isVoid = first?.kind === 'void';
  const isDone = first?.state === 'succeeded';
  const what = plural(
    `outcome.several.${isVoid ? 'void' : 'refund'}.${isDone ? 'succeeded' : 'pending'}`,
    count,
  );
  const known = amounts.flatMap((amount) => amount?.text ?? []);
  const list = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(known);
  return {
    title: known.length < count ? what : t('outcome.several.title', { what, amounts: list }),
    text: t(isDone ? 'outcome.several.done' : 'outcome.several.next'),
  };
}
