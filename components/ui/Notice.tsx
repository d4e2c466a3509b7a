/** A title, an explanation and the one step that helps. */
import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly title: string;
  /** `problem` and `warning` stand out; `plain` informs. */
  readonly tone?: 'plain' | 'warning' | 'problem';
  readonly children?: ComponentChildren;
}

export function Notice({ title, tone = 'plain', children }: NoticeProps) {
  return (
    <section class={`notice ${tone}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
