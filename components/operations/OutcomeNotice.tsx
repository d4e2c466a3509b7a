/** The frame of an outcome: what happened and when. A plain success goes away after it was seen. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { EventTime } from '../ui/EventTime.tsx';
import { Notice, type NoticeProps } from '../ui/Notice.tsx';
import { usePanel } from '../ui/panel-context.ts';
import { useRetire } from '../ui/use-retire.ts';

export interface OutcomeNoticeProps {
  readonly title: string;
  readonly tone: NonNullable<NoticeProps['tone']>;
  /** When it became certain, or since when it waits (RFC 3339); undefined if that is unknown. */
  readonly at: string | undefined;
  /** The intents to dismiss once it was seen; undefined while it has to stay. */
  readonly retires?: readonly string[] | undefined;
  readonly children: ComponentChildren;
}

export function OutcomeNotice({ title, tone, at, retires, children }: OutcomeNoticeProps) {
  const panel = usePanel();
  const notice = useRef<HTMLElement>(null);
  useRetire(notice, {
    enabled: retires !== undefined,
    says: title,
    onRetire: () => void panel.retire(retires ?? []),
  });
  return (
    <Notice title={title} tone={tone} noticeRef={notice}>
      <EventTime at={at} />
      {children}
    </Notice>
  );
}
