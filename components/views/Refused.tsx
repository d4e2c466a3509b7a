/** The person may not use the POD: why, and the step that helps. */
import type { ComponentChild } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { PodView } from '../../lib/protocol/views.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rich } from '../words/rich.tsx';

type RefusedView = Extract<PodView, { kind: 'refused' }>;

export interface RefusedProps {
  readonly view: RefusedView;
  readonly busy: boolean;
  onCheckAgain(): void;
  onSwitchUser(): void;
}

export function Refused({ view, busy, onCheckAgain, onSwitchUser }: RefusedProps) {
  return (
    <Notice title={t(`refused.${view.reason}.title`)} tone="problem">
      <p>{explanationOf(view)}</p>
      {view.reason === 'signed_in_as_other' ? (
        <ActionButton label={t('signIn.button')} kind="primary" busy={busy} onClick={onSwitchUser} />
      ) : (
        <ActionButton label={t('common.checkAgain')} busy={busy} onClick={onCheckAgain} />
      )}
    </Notice>
  );
}

function explanationOf(view: RefusedView): ComponentChild {
  switch (view.reason) {
    case 'user_unknown':
    case 'user_inactive':
    case 'not_admin':
      return rich(`refused.${view.reason}.text`, { email: <Email address={view.email} /> });
    case 'signed_in_as_other':
      return rich('refused.signed_in_as_other.text', {
        psaEmail: <Email address={view.email} />,
        wisepayEmail: <Email address={view.wisepayEmail} />,
      });
    case 'member_unreadable':
      return t('refused.member_unreadable.text');
  }
}

function Email({ address }: { readonly address: string }) {
  return <strong class="email">{address}</strong>;
}
