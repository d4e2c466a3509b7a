/** When something that a notice or a result tells of happened. */
import { formatRecentTime } from '../words/date-time-words.ts';

export interface EventTimeProps {
  /** RFC 3339 in UTC; nothing is drawn if it is undefined. */
  readonly at: string | undefined;
}

export function EventTime({ at }: EventTimeProps) {
  if (at === undefined) return null;
  return (
    <time class="reference" dateTime={at}>
      {formatRecentTime(at)}
    </time>
  );
}
