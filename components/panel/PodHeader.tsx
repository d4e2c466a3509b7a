/** The bar on top of the panel: its name, and the ways to make room for the page. */
import type { ComponentChildren, Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import type { PodDock } from './pod-dock.ts';
import { ResizeEdge } from './ResizeEdge.tsx';
import { useDrag } from './use-drag.ts';

export interface PodHeaderProps {
  /** The panel's place on a page; absent if there is no page around. */
  readonly dock?: PodDock | undefined;
  /** Leaves the side panel; absent elsewhere. */
  readonly onOntoPage?: (() => void) | undefined;
  readonly headingRef: Ref<HTMLHeadingElement>;
  /** The button that collapses the panel. */
  readonly collapseRef: Ref<HTMLButtonElement>;
}

export function PodHeader({ dock, onOntoPage, headingRef, collapseRef }: PodHeaderProps) {
  const heading = (
    <>
      <Logo />
      <h1 tabIndex={-1} ref={headingRef}>
        WisePay
      </h1>
    </>
  );
  if (dock !== undefined) {
    return (
      <DockedHeader dock={dock} collapseRef={collapseRef}>
        {heading}
      </DockedHeader>
    );
  }
  return (
    <header>
      {heading}
      {onOntoPage !== undefined && (
        <IconButton label={t('header.ontoPage')} icon="onto-page" onClick={onOntoPage} />
      )}
    </header>
  );
}

interface DockedHeaderProps {
  readonly dock: PodDock;
  readonly collapseRef: Ref<HTMLButtonElement>;
  readonly children: ComponentChildren;
}

function DockedHeader({ dock, collapseRef, children }: DockedHeaderProps) {
  const { docking, followPointer, onAdjust, onBeside, onCollapse, onSide } = dock;
  const start = useRef(docking.offset);
  const handlers = useDrag({
    axis: 'y',
    followPointer,
    onStart() {
      start.current = docking.offset;
    },
    onDrag: (by, isDone) => onAdjust({ offset: start.current + by }, isDone),
  });
  const other = docking.side === 'right' ? 'left' : 'right';
  // The header itself takes no keys: the button does.
  const { onKeyDown: _, ...pointer } = handlers;
  return (
    <header class="movable" {...pointer}>
      {children}
      <IconButton label={t('header.height')} icon="up-down" handlers={handlers} />
      <IconButton label={t(`header.move.${other}`)} icon={`to-${other}`} onClick={() => onSide(other)} />
      {onBeside !== undefined && <IconButton label={t('header.beside')} icon="beside" onClick={onBeside} />}
      <IconButton
        label={t('header.collapse')}
        icon={`collapse-${docking.side}`}
        expanded={true}
        buttonRef={collapseRef}
        onClick={onCollapse}
      />
      <ResizeEdge dock={dock} />
    </header>
  );
}
