/** An action was done, and the invoice could not be read afterwards: says what was done, and not to repeat it. */
import { t } from '../../lib/i18n/translate.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import { ErrorDetails } from '../ui/Failure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TryAgain } from '../ui/TryAgain.tsx';

export interface UnreadNoticeProps {
  readonly unread: NonNullable<PanelState['unread']>;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function UnreadNotice({ unread, busy, onCheckAgain }: UnreadNoticeProps) {
  const { action, accepted, error } = unread;
  const done = accepted || action === 'pay' ? doneWords(action) : undefined;
  return (
    <div role="status">
      <Notice title={done ?? t('unread.title')} tone="warning">
        <p>{t(done === undefined ? 'unread.text' : 'unread.doNotRepeat')}</p>
        <TryAgain error={error} busy={busy} label={t('common.checkAgain')} onClick={onCheckAgain} />
        <ErrorDetails error={error} />
      </Notice>
    </div>
  );
}

function doneWords(action: UnreadNoticeProps['unread']['action']): string | undefined {
  switch (action) {
    case 'pay':
    case 'terminal':
    case 'terminal_cancel':
    case 'refund':
    case 'remind':
      return t(`unread.done.${action}`);
    case 'step_up':
      return t('unread.done.refund');
    case 'check_again':
    case 'sign_in':
    case 'dismiss':
    case 'open':
      return undefined;
  }
}
