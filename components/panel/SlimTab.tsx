/** The slim tab at the window's edge: says the essential, and opens the panel, or at once the form of a refund. */
import type { Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { PodView } from '../../lib/protocol/views.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { sentences } from '../words/sentences.ts';
import { tabWords } from '../words/tab-words.ts';

export interface SlimTabProps {
  readonly view: PodView | null;
  /** Whether something ended while no one looked. */
  readonly hasUnread: boolean;
  /** Whether the tab opens the side panel: then a second button opens the panel on the page. */
  readonly opensBeside: boolean;
  readonly buttonRef: Ref<HTMLButtonElement>;
  onOpen(): void;
  /** Opens the panel with the form of a refund; absent if the panel has to be seen first. */
  readonly onRefund?: (() => void) | undefined;
  /** Opens the other of the two; absent if the person cannot choose. */
  readonly onOpenOther?: (() => void) | undefined;
}

export function SlimTab(props: SlimTabProps) {
  const { view, hasUnread, opensBeside, buttonRef, onOpen, onRefund, onOpenOther } = props;
  const { text, tone } = tabWords(view);
  const name = t(opensBeside ? 'tab.openBeside' : 'tab.open', { what: text });
  return (
    <>
      <h1>
        <button
          type="button"
          class={`tab ${tone}`}
          ref={buttonRef}
          aria-expanded={false}
          aria-label={sentences(hasUnread && `${t('ended.unread')}.`, name)}
          onClick={onOpen}
        >
          <Logo />
          <span class="tab-label">{text}</span>
          {hasUnread && <span class="unread" role="img" aria-label={t('ended.unread')} />}
        </button>
      </h1>
      {onRefund !== undefined && <IconButton label={t('actions.refund')} icon="refund" onClick={onRefund} />}
      {onOpenOther !== undefined && (
        <IconButton
          label={t(opensBeside ? 'header.ontoPage' : 'header.beside')}
          icon={opensBeside ? 'onto-page' : 'beside'}
          onClick={onOpenOther}
        />
      )}
    </>
  );
}
