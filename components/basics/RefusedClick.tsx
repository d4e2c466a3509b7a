/**
 * The line about a click that did not count, with the way on outside the page. It lies over the panel's edge that is farther from
 * the button, so that nothing moves and the button stays in sight.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../lib/guard/verdict.ts';
import { t } from '../../lib/i18n/translate.ts';
import { refusedClickWords } from '../words/guard-words.ts';
import { ActionButton } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';

export interface RefusedClickProps {
  /** For the button to be described by. */
  readonly id: string;
  /** Null where there is nothing to say; each refusal is announced, the same one again as well. */
  readonly refused: { readonly reason: Refusal; readonly count: number } | null;
  readonly button: RefObject<HTMLElement | null>;
}

export function RefusedClick({ id, refused, button }: RefusedClickProps) {
  const { guard, onOpenWindow } = useGuardedClicks();
  const [edge, setEdge] = useState<'top' | 'bottom'>('bottom');

  useLayoutEffect(() => {
    if (refused === null || button.current === null) return;
    const { top, bottom } = button.current.getBoundingClientRect();
    setEdge(top + bottom > window.innerHeight ? 'top' : 'bottom');
  }, [refused]);

  // There before it says anything: screen readers hear what changes in it.
  return (
    <div class={`refused-click ${edge}`} role="status">
      {refused !== null && (
        <>
          <p id={id} key={refused.count}>
            {refusedClickWords(refused.reason)}
          </p>
          {guard.isFramed && (
            <ActionButton kind="link" label={t('guard.openWindow')} onClick={onOpenWindow} />
          )}
        </>
      )}
    </div>
  );
}
