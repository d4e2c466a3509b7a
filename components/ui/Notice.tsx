/** A title, an explanation and the one step that helps. */
import type { ComponentChildren, Ref } from 'preact';

export interface NoticeProps {
  readonly title: string;
  /** `problem` and `warning` stand out; `plain` informs. */
  readonly tone?: 'plain' | 'warning' | 'problem';
  readonly noticeRef?: Ref<HTMLElement>;
  readonly children?: ComponentChildren;
}

export function Notice({ title, tone = 'plain', noticeRef = null, children }: NoticeProps) {
  return (
    <section class={`notice ${tone}`} ref={noticeRef}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
