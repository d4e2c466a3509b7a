/** The bar on top of the panel: its name, and the two ways to make room for the page. */
import type { Ref } from 'preact';
import { t } from '../../lib/i18n/translate.ts';
import type { Side } from '../../lib/protocol/frame-messages.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Logo } from '../ui/Logo.tsx';

export interface PodHeaderProps {
  /** The edge of the window that the panel is at. */
  readonly side: Side;
  readonly headingRef: Ref<HTMLHeadingElement>;
  /** The button that collapses the panel. */
  readonly collapseRef: Ref<HTMLButtonElement>;
  /** Absent if there is nothing to make room for. */
  readonly onCollapse?: (() => void) | undefined;
  readonly onSide?: ((side: Side) => void) | undefined;
}

export function PodHeader({ side, headingRef, collapseRef, onCollapse, onSide }: PodHeaderProps) {
  const other = side === 'right' ? 'left' : 'right';
  return (
    <header>
      <Logo />
      <h1 tabIndex={-1} ref={headingRef}>
        WisePay
      </h1>
      {onSide !== undefined && (
        <IconButton label={t(`header.move.${other}`)} icon={`to-${other}`} onClick={() => onSide(other)} />
      )}
      {onCollapse !== undefined && (
        <IconButton
          label={t('header.collapse')}
          icon={`collapse-${side}`}
          expanded={true}
          buttonRef={collapseRef}
          onClick={onCollapse}
        />
      )}
    </header>
  );
}
