/** One entry of the invoice's activity: what and how much, when, and by whom. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { subtractMoney } from '../../lib/money/money-sums.ts';
import type { ShownInvoice } from '../../lib/protocol/shown.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { totalWords } from '../words/amount-words.ts';
import { formatDateTime } from '../words/date-time-words.ts';
import { rich } from '../words/rich.tsx';

/** The kinds that have their own words, by action; docs/wisepay-contract.md explains them. */
const kindsOf = {
  pay: ['payment', 'payment_failed', 'payment_returned'],
  terminal: ['terminal_payment'],
  refund: ['refund', 'void', 'refund_failed', 'void_failed'],
  remind: ['reminder', 'reminder_skipped', 'reminder_failed'],
} as const satisfies Record<ActionId, readonly string[]>;

const knownKinds = Object.values(kindsOf).flat();

export interface ActivityEntryProps {
  readonly entry: ShownInvoice['activity'][number];
}

export function ActivityEntry({ entry }: ActivityEntryProps) {
  const { at, by, amount, text } = entry;
  const parts = partsWords(entry);
  const kind = knownKinds.find((known) => known === entry.kind);
  const when = <time dateTime={at}>{formatDateTime(at)}</time>;
  return (
    <>
      <div class="heading">
        <bdi>{kind === undefined ? text || t('activity.unknown') : t(`activity.kind.${kind}`)}</bdi>
        {amount !== undefined && <span class="amount">{formatMoney(amount)}</span>}
      </div>
      {kind !== undefined && text && (
        <p>
          <bdi>{text}</bdi>
        </p>
      )}
      {parts !== undefined && <p class="hint">{parts}</p>}
      <p class="hint">{by === undefined ? when : rich('activity.by', { when, person: by })}</p>
    </>
  );
}

/** What the amount consists of; undefined if that says no more than the amount. */
function partsWords({ amount: total, surcharge }: ActivityEntryProps['entry']): string | undefined {
  if (total === undefined || surcharge === undefined || surcharge.value === 0) return undefined;
  if (surcharge.currency !== total.currency || surcharge.value > total.value) return undefined;
  const words = totalWords({ total, amount: subtractMoney(total, surcharge), surcharge });
  return words === formatMoney(total) ? undefined : words;
}
