/** The person may not use the POD: why, and the step that helps. */
import type { PodView } from '../lib/pod/views.ts';
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';

export interface RefusedProps {
  readonly view: Extract<PodView, { kind: 'refused' }>;
  readonly busy: boolean;
  onCheckAgain(): void;
  onSwitchUser(): void;
}

export function Refused({ view, busy, onCheckAgain, onSwitchUser }: RefusedProps) {
  const checkAgain = <ActionButton label="Check again" busy={busy} onClick={onCheckAgain} />;
  switch (view.reason) {
    case 'user_unknown':
      return (
        <Notice title="WisePay does not know you yet" tone="problem">
          <p>
            No WisePay user has the address <strong class="email">{view.email}</strong>. Ask your Account
            Admin to add you in WisePay.
          </p>
          {checkAgain}
        </Notice>
      );
    case 'user_inactive':
      return (
        <Notice title="Your WisePay user is inactive" tone="problem">
          <p>
            The user <strong class="email">{view.email}</strong> has been deactivated. Ask your Account Admin
            to activate it.
          </p>
          {checkAgain}
        </Notice>
      );
    case 'not_admin':
      return (
        <Notice title="Your WisePay user is not an admin" tone="problem">
          <p>
            The POD needs an Account Admin or a Merchant-Admin. Ask your Account Admin to change the role of{' '}
            <strong class="email">{view.email}</strong>.
          </p>
          {checkAgain}
        </Notice>
      );
    case 'signed_in_as_other':
      return (
        <Notice title="You are signed in to WisePay as somebody else" tone="problem">
          <p>
            PSA knows you as <strong class="email">{view.email}</strong>, WisePay as{' '}
            <strong class="email">{view.wisepayEmail}</strong>. Sign in with the first address to go on.
          </p>
          <ActionButton label="Sign in to WisePay" kind="primary" busy={busy} onClick={onSwitchUser} />
        </Notice>
      );
    case 'member_unreadable':
      return (
        <Notice title="PSA does not say who you are" tone="problem">
          <p>The POD could not read your PSA user on this page. Refresh the page, or sign in to PSA again.</p>
          {checkAgain}
        </Notice>
      );
  }
}
