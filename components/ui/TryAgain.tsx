/** "Try again", blocked for as long as WisePay asked to wait. */
import { useEffect, useState } from 'preact/hooks';
import type { PodError } from '../../lib/errors.ts';
import { plural, t } from '../../lib/i18n/translate.ts';
import { ActionButton } from './ActionButton.tsx';

export interface TryAgainProps {
  /** What went wrong; it may say how long WisePay asked to wait. */
  readonly error: PodError;
  readonly busy: boolean;
  /** "Try again" if left out. */
  readonly label?: string;
  onClick(): void;
}

export function TryAgain({ error, busy, label, onClick }: TryAgainProps) {
  const seconds = useCountdown(error);
  return (
    <>
      {seconds > 0 && <p>{plural('retry.after', seconds)}</p>}
      <ActionButton label={label ?? t('retry.button')} busy={busy} disabled={seconds > 0} onClick={onClick} />
    </>
  );
}

/** The whole seconds left of the wait that starts with an error; each error starts its own wait, even an equal one. */
function useCountdown(error: PodError): number {
  const ms = error.details.retryAfterMs ?? 0;
  const [left, setLeft] = useState(ms);
  useEffect(() => {
    const end = performance.now() + ms;
    setLeft(ms);
    if (ms === 0) return;
    const timer = setInterval(() => {
      const remaining = Math.max(end - performance.now(), 0);
      setLeft(remaining);
      if (remaining === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [error]);
  return Math.ceil(left / 1000);
}
