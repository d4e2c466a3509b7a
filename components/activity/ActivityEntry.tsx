/** One entry of the invoice's activity: what and how much, when, and by whom. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ShownInvoice } from '../../lib/protocol/shown.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { formatDateTime } from '../words/date-time-words.ts';
import { rich } from '../words/rich.tsx';

/** The kinds that have their own words, by action; docs/wisepay-contract.md explains them. */
const kindsOf = {
  pay: ['payment'],
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
      <p class="hint">{by === undefined ? when : rich('activity.by', { when, person: by })}</p>
    </>
  );
}
