/** The heading of what teaching shows; it takes the focus where nothing else on the new screen is to be filled in. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { takeFocus } from '../ui/take-focus.ts';

export interface TeachHeadingProps {
  readonly id: string;
  readonly takesFocus: boolean;
  readonly children: ComponentChildren;
}

export function TeachHeading({ id, takesFocus, children }: TeachHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) takeFocus(heading.current);
  }, [takesFocus]);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
