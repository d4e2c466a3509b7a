/**
 * The line about a click that did not count, with the way on outside the page. It lies over the panel's head, or its
 * foot where the button is up there: nothing moves, and the button stays in sight.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { Refusal } from '../../lib/panel/guard/verdict.ts';
import { refusedClickWords } from '../words/guard-words.ts';
import { ActionButton } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';

/** The most room that the line and its button take, in CSS px. */
const mostHeight = 140;

export interface RefusedClickProps {
  /** For the button to be described by. */
  readonly id: string;
  /** Null where there is nothing to say; each refusal is announced, the same one again as well. */
  readonly refused: { readonly reason: Refusal; readonly count: number } | null;
  readonly button: RefObject<HTMLElement | null>;
}

export function RefusedClick({ id, refused, button }: RefusedClickProps) {
  const { guard, onOpenWindow } = useGuardedClicks();
  const [edge, setEdge] = useState<'top' | 'bottom'>('top');

  useLayoutEffect(() => {
    if (refused === null) return;
    // The panel may get another height while the line is there.
    const choose = () => {
      const top = button.current?.getBoundingClientRect().top ?? 0;
      setEdge(top < mostHeight ? 'bottom' : 'top');
    };
    choose();
    window.addEventListener('resize', choose);
    return () => window.removeEventListener('resize', choose);
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
