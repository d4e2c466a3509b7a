/** Who helps on: the administrator's own help desk. */
import { mailTo } from '../lib/email.ts';
import type { Presentation } from '../lib/pod/presentation.ts';
import { ActionButton } from './ActionButton.tsx';

export interface SupportProps {
  readonly support: Presentation['support'] | undefined;
  onOpenPage(): void;
}

export function Support({ support, onOpenPage }: SupportProps) {
  if (support === undefined || (support.email === null && !support.hasPage)) return null;
  const { email, hasPage } = support;
  return (
    <section aria-label="Help">
      {email !== null && (
        <p>
          Help:{' '}
          <a class="email" href={mailTo(email)}>
            {email}
          </a>
        </p>
      )}
      {hasPage && <ActionButton label="Open the help page" onClick={onOpenPage} />}
    </section>
  );
}
