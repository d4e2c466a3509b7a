/** For the keys that call the panel: the keyboard goes to it, wherever it was. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives an element the focus after each call, from the page around the panel too: a person has asked for it.
 *
 * @param calls how often the panel was called so far
 * @returns for the element
 */
export function useFocusOnCall(calls: number): RefObject<HTMLHeadingElement | null> {
  const element = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (calls > 0) element.current?.focus();
  }, [calls]);
  return element;
}
