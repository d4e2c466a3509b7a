/** WisePay does not have the invoice: why, and what would change that. */
import type { PodView } from '../lib/pod/views.ts';
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';

type NotSyncedView = Extract<PodView, { kind: 'not_synced' }>;

const reasons: Readonly<Record<NotSyncedView['reason'], string>> = {
  unknown: 'WisePay has not received this invoice. A new one appears after the next invoice sync.',
  location_excluded: 'The invoice’s location is excluded from the invoice sync in WisePay.',
  status_not_closed: 'The invoice’s billing status is not closed. Only closed invoices are synced.',
  before_start_date: 'The invoice is older than the start date of the invoice sync.',
};

export interface NotSyncedProps {
  readonly view: NotSyncedView;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function NotSynced({ view, busy, onCheckAgain }: NotSyncedProps) {
  return (
    <Notice title="This invoice is not synced to WisePay">
      <p>{reasons[view.reason]}</p>
      <ActionButton label="Check again" busy={busy} onClick={onCheckAgain} />
    </Notice>
  );
}
