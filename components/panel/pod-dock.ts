/** The panel's place on a page, and how the person changes it. */
import type { Docking, Side } from '../../lib/protocol/frame-messages.ts';
import type { FollowPointer } from './use-drag.ts';

export interface PodDock {
  readonly docking: Docking;
  /** Whether the tab opens the side panel. */
  readonly opensBeside: boolean;
  /** Whether the browser did not open the side panel. */
  readonly hasFailed: boolean;
  /** Follows the pointer outside the frame, during a drag. */
  readonly followPointer: FollowPointer;
  onCollapse(): void;
  onExpand(): void;
  onSide(side: Side): void;
  onAdjust(change: Partial<Pick<Docking, 'width' | 'offset'>>, isDone: boolean): void;
  /** Opens the browser's side panel; absent if the person cannot choose. */
  onBeside?: (() => void) | undefined;
  /** Opens the panel on the page; absent if the person cannot choose. */
  onOntoPage?: (() => void) | undefined;
}
