/** One part of the options page, under its own heading. */
import type { ComponentChildren } from 'preact';
import { useId } from '../ui/use-id.ts';

export interface OptionsSectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function OptionsSection({ title, children }: OptionsSectionProps) {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
