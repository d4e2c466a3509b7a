/**
 * What ended while no one looked, and what came in. Its live region is there before its text, so that screen readers
 * announce it. It goes away after it was seen if nothing in it needs attention.
 */
import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { badgeFor, type Ending } from '../../lib/panel/endings.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { EventTime } from '../ui/EventTime.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useRetire } from '../ui/use-retire.ts';
import { endingTime, endingWords } from '../words/ended-words.ts';

export interface EndedNoticeProps {
  readonly endings: readonly Ending[];
  /** The person has read the endings. */
  onDismiss(): void;
}

interface Props extends EndedNoticeProps {
  /** Whether endings that need no attention may go away on their own now. */
  readonly mayRetire: boolean;
  /** The endings were seen for a while, and none of them needs attention. */
  onRetire(): void;
  /** Other notices to announce. */
  readonly children?: ComponentChildren;
}

export function EndedNotice(props: Props) {
  return (
    // Not read out as a whole again when something is added.
    <div class="notifications" role="status" aria-atomic={false}>
      {props.endings.length > 0 && <EndedList {...props} />}
      {props.children}
    </div>
  );
}

function EndedList({ endings, mayRetire, onDismiss, onRetire }: Props) {
  const notice = useRef<HTMLElement>(null);
  const isAllHere = endings.every(({ isHere }) => isHere);
  return (
    <Notice title={t(isAllHere ? 'ended.titleHere' : 'ended.title')} noticeRef={notice}>
      {badgeFor(endings) === 'good' && (
        // What is added to the list is seen for as long as what was there.
        <Retiring
          key={endings.map(({ id, state }) => `${id} ${state}`).join(', ')}
          notice={notice}
          mayRetire={mayRetire}
          onRetire={onRetire}
        />
      )}
      <ul>
        {endings.map((ending) => (
          <li key={ending.id}>
            {endingWords(ending)}
            {ending.kind === 'terminal_payment' && <Time of={ending.payment} />}
          </li>
        ))}
      </ul>
      <div class="notice-buttons">
        <ActionButton label={t('outcome.dismiss')} onClick={onDismiss} />
      </div>
    </Notice>
  );
}

/** When a terminal payment ended, behind its sentence. */
function Time({ of: payment }: { readonly of: ShownTerminalPayment }) {
  const at = endingTime(payment);
  return at === undefined ? null : (
    <>
      {' '}
      <EventTime at={at} />
    </>
  );
}

/** Draws nothing: counts how long the notice is seen, and starts over with each key. */
function Retiring({
  notice,
  mayRetire,
  onRetire,
}: Pick<Props, 'mayRetire' | 'onRetire'> & { readonly notice: RefObject<HTMLElement | null> }) {
  useRetire(notice, { enabled: mayRetire, onRetire });
  return null;
}
