/**
 * The line about a click that did not count, with a link to the review window. It lies over the top of the panel, or
 * over the bottom if the button is at the top: nothing moves, and the button stays in sight.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { Refusal } from '../../lib/panel/guard/verdict.ts';
import { refusedClickWords } from '../words/guard-words.ts';
import { ActionButton } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';

/** The maximum height of the line and its button, in CSS px. */
const mostHeight = 140;

export interface RefusedClickProps {
  /** The ID of the text, for the button's `aria-describedby`. */
  readonly id: string;
  /** Null if there is nothing to say; each refusal is announced, even the same one again. */
  readonly refused: { readonly reason: Refusal; readonly count: number } | null;
  readonly button: RefObject<HTMLElement | null>;
}

export function RefusedClick({ id, refused, button }: RefusedClickProps) {
  const { guard, onOpenWindow } = useGuardedClicks();
  const [edge, setEdge] = useState<'top' | 'bottom'>('top');

  useLayoutEffect(() => {
    if (refused === null) return;
    // The panel's height may change while the line is there.
    const choose = () => {
      const top = button.current?.getBoundingClientRect().top ?? 0;
      setEdge(top < mostHeight ? 'bottom' : 'top');
    };
    choose();
    window.addEventListener('resize', choose);
    return () => window.removeEventListener('resize', choose);
  }, [refused]);

  // There before it says anything: screen readers announce what changes in it.
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
