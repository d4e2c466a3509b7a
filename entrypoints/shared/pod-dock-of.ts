import type { PodDock } from '../../components/panel/pod-dock.ts';
import type { FollowPointer } from '../../components/panel/use-drag.ts';
import type { Dock } from '../../lib/panel/dock.ts';
import type { Docking } from '../../lib/protocol/frame-messages.ts';

/** The panel's place as its views have it. */
export function podDockOf(dock: Dock, docking: Docking, followPointer: FollowPointer): PodDock {
  return {
    docking,
    followPointer,
    opensBeside: dock.opensBeside,
    hasFailed: dock.hasFailed,
    onCollapse: dock.collapse,
    onExpand: dock.expand,
    onSide: dock.moveToSide,
    onAdjust: dock.adjust,
    onBeside: dock.mayMoveBeside ? dock.moveBeside : undefined,
    onOntoPage: dock.mayMoveOntoPage ? dock.moveOntoPage : undefined,
  };
}
