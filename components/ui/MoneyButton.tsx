/**
 * The last button of a charge, refund, void, or reminder. A click on it counts only if the click guard says so, which
 * takes time; otherwise one line says so, and nothing else happens or moves.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Verdict } from '../../lib/panel/guard/verdict.ts';
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';
import { RefusedClick, type RefusedClickProps } from './RefusedClick.tsx';
import { useId } from './use-id.ts';

export type MoneyButtonProps = Omit<ActionButtonProps, 'buttonRef' | 'takesSecondClick' | 'onClick'> & {
  onClick(): void;
};

export function MoneyButton({
  busy = false,
  disabled = false,
  describedBy,
  onClick,
  ...props
}: MoneyButtonProps) {
  const { guard } = useGuardedClicks();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Set immediately, while the state is drawn later. */
  const isWaiting = useRef(false);
  const [isChecking, setIsChecking] = useState(false);
  const [isReady, setIsReady] = useState(guard.isFramed);
  const [refused, setRefused] = useState<RefusedClickProps['refused']>(null);
  const refusals = useRef(0);
  const isPaymentBlocked = useRef(false);
  isPaymentBlocked.current = busy || disabled;

  useEffect(() => {
    return button.current === null ? undefined : guard.watch(button.current, setIsReady);
  }, [guard]);

  // A person who changes what the button is for has read why the previous click did not count.
  useEffect(() => {
    if (refused === null) return;
    const forget = () => setRefused(null);
    document.addEventListener('input', forget);
    return () => document.removeEventListener('input', forget);
  }, [refused]);

  function conclude(verdict: Verdict) {
    if (verdict.ok) onClick();
    const reason = verdict.ok ? undefined : verdict.reason;
    refusals.current += 1;
    setRefused(reason === undefined ? null : { reason, count: refusals.current });
  }

  /** Sends what was on screen at the click: the `onClick` of that time. */
  async function wait(coming: Promise<Verdict>) {
    isWaiting.current = true;
    setIsChecking(true);
    setRefused(null);
    const verdict = await coming;
    isWaiting.current = false;
    setIsChecking(false);
    // If the button is gone or blocked by now, something else has happened, which is on screen.
    if (button.current !== null && !isPaymentBlocked.current) conclude(verdict);
  }

  function ask(click: MouseEvent) {
    if (button.current === null || isWaiting.current) return;
    const verdict = guard.check(click, button.current);
    if (verdict instanceof Promise) void wait(verdict);
    else conclude(verdict);
  }

  return (
    <>
      <ActionButton
        {...props}
        busy={busy || isChecking}
        disabled={disabled || !isReady}
        describedBy={refused === null ? describedBy : `${describedBy ?? ''} ${id}`.trim()}
        buttonRef={button}
        takesSecondClick={refused !== null}
        onClick={ask}
      />
      <RefusedClick id={id} refused={refused} button={button} />
    </>
  );
}
