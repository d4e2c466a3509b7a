/**
 * A button after which money moves or an email goes out. A click on it counts only when the guard says so; otherwise it
 * says why not, and nothing else happens.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../lib/guard/verdict.ts';
import { t } from '../../lib/i18n/translate.ts';
import { refusedClickWords } from '../words/guard-words.ts';
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';

export type MoneyButtonProps = Omit<ActionButtonProps, 'buttonRef' | 'takesSecondClick' | 'onClick'> & {
  onClick(): void;
};

interface RefusedClick {
  readonly reason: Refusal;
  /** Each refusal is announced, the same one again as well. */
  readonly count: number;
}

/** Reasons after which the same press a moment later counts. */
const pressAgain: readonly Refusal[] = ['not_yet', 'moved'];

export function MoneyButton({ describedBy, onClick, ...props }: MoneyButtonProps) {
  const { guard, onOpenWindow } = useGuardedClicks();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<RefusedClick | null>(null);

  useEffect(() => {
    return button.current === null ? undefined : guard.watch(button.current);
  }, [guard]);

  // The reason stands below the button, which may be the last thing in sight. Where one more press is what helps, the
  // button stays under the pointer.
  useEffect(() => {
    if (refused !== null && !pressAgain.includes(refused.reason)) {
      notice.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [refused]);

  // Whoever changes what the button is for has read why the click before did not count.
  const isRefused = refused !== null;
  useEffect(() => {
    if (!isRefused) return;
    const forget = () => setRefused(null);
    document.addEventListener('input', forget);
    return () => document.removeEventListener('input', forget);
  }, [isRefused]);

  function ask(click: MouseEvent) {
    if (button.current === null) return;
    const verdict = guard.check(click, button.current);
    setRefused((before) => (verdict.ok ? null : { reason: verdict.reason, count: (before?.count ?? 0) + 1 }));
    if (verdict.ok) onClick();
  }

  return (
    <>
      <ActionButton
        {...props}
        describedBy={isRefused ? `${describedBy ?? ''} ${id}`.trim() : describedBy}
        buttonRef={button}
        takesSecondClick={isRefused}
        onClick={ask}
      />
      {refused !== null && (
        <div class="refused-click" role="alert" ref={notice} key={refused.count}>
          <p id={id}>{refusedClickWords(refused.reason)}</p>
          {guard.isFramed && <ActionButton label={t('guard.openWindow')} onClick={onOpenWindow} />}
        </div>
      )}
    </>
  );
}
