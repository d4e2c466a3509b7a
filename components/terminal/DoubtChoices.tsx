/** What a person can do about an uncertain terminal payment. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';

export interface DoubtChoicesProps {
  /** WisePay is being asked. */
  readonly checking: boolean;
  /** Something else is under way. */
  readonly busy: boolean;
  onCheckAgain(): void;
  onOpenCardPresent(): void;
  /** Further choices. */
  readonly children?: ComponentChildren;
}

export function DoubtChoices({
  checking,
  busy,
  onCheckAgain,
  onOpenCardPresent,
  children,
}: DoubtChoicesProps) {
  return (
    <>
      <ActionButton label={t('common.checkAgain')} busy={checking} disabled={busy} onClick={onCheckAgain} />
      {children}
      <ActionButton kind="link" label={t('terminal.doubt.openCardPresent')} onClick={onOpenCardPresent} />
    </>
  );
}
