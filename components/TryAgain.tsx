/** "Try again", held back for as long as WisePay asked to wait. */
import { useEffect, useState } from 'preact/hooks';
import { ActionButton } from './ActionButton.tsx';

export interface TryAgainProps {
  /** How long WisePay asked to wait, in ms. */
  readonly retryAfterMs?: number | undefined;
  readonly busy: boolean;
  onClick(): void;
}

export function TryAgain({ retryAfterMs = 0, busy, onClick }: TryAgainProps) {
  const seconds = useCountdown(retryAfterMs);
  return (
    <>
      {seconds > 0 && <p>You can try again in {seconds} s.</p>}
      <ActionButton label="Try again" busy={busy} disabled={seconds > 0} onClick={onClick} />
    </>
  );
}

/** Whole seconds left of a time that starts when `ms` is given. */
function useCountdown(ms: number): number {
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
  }, [ms]);
  return Math.ceil(left / 1000);
}
