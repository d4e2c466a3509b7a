/** The panel's inner edge: dragged, or moved with the arrow keys, it changes the panel's width. */
import { useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { panelWidth } from '../../lib/protocol/frame-messages.ts';
import type { PodDock } from './pod-dock.ts';
import { useDrag } from './use-drag.ts';

export function ResizeEdge({ dock: { docking, followPointer, onAdjust } }: { readonly dock: PodDock }) {
  const start = useRef(docking.width);
  const outwards = docking.side === 'right' ? -1 : 1;
  const handlers = useDrag({
    axis: 'x',
    followPointer,
    onStart() {
      start.current = docking.width;
    },
    onDrag: (by, isDone) => onAdjust({ width: start.current + by * outwards }, isDone),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two parts cannot be moved; a separator with a value can.
    <div
      class={`resize-edge ${docking.side}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('header.width')}
      aria-valuenow={docking.width}
      aria-valuemin={panelWidth.least}
      aria-valuemax={panelWidth.most}
      title={t('header.width')}
      {...handlers}
    />
  );
}
