/** For the shortcut: the keyboard goes to the panel, wherever it was. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives an element the focus after each call, even if the page around the panel has it: the person has asked for it.
 *
 * @param calls how often the panel has been called so far
 * @returns the ref for the element
 */
export function useFocusOnCall(calls: number): RefObject<HTMLHeadingElement | null> {
  const element = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (calls > 0) element.current?.focus();
  }, [calls]);
  return element;
}
