/**
 * A form that takes the place of the buttons. It is not a `<form>`: Enter in a field must not move money. The heading
 * takes the focus, so that neither a key held down nor a second click presses anything in the form.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { takeFocus } from './take-focus.ts';
import { useId } from './use-id.ts';

export interface FormSectionProps {
  readonly title: string;
  /** The form does not close while it is being sent. */
  readonly busy: boolean;
  readonly children: ComponentChildren;
  onBack(): void;
}

export function FormSection({ title, busy, children, onBack }: FormSectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // Another title is another step, read from its beginning. Before drawing: later, it would take a field's focus.
  useLayoutEffect(() => takeFocus(heading.current), [title]);
  return (
    <section
      class="form"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing && !busy) onBack();
      }}
    >
      <h2 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
