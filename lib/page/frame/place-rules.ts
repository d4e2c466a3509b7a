/** The CSS that places the panel on the PSA page. Constructed style sheets work under every content security policy. */
import type { Docking } from '../../protocol/frame-messages.ts';

/** Width of the tab, in CSS px. */
const tabWidth = 44;

/** Distance of the panel from the window's edges, in CSS px. */
export const margin = 12;

/** The panel's own place and size, in CSS px. */
interface Place extends Pick<Docking, 'side' | 'width'> {
  /** Whether only the tab is shown. */
  readonly isTab: boolean;
  readonly top: number;
  readonly height: number;
  /** Zoom factor of the panel. */
  readonly zoom: number;
}

/** The rules for one place. A tab touches the window's edge, and has no rounded corners there. */
export function placeRules({ side, isTab, width, top, height, zoom }: Place): string {
  const open = `--open-width: min(${width}px, 100vw - ${2 * margin}px) !important;`;
  const size = `${open} top: ${top}px !important; height: ${height}px !important; zoom: ${zoom} !important;`;
  if (!isTab)
    return `:host { ${size} ${side}: ${margin}px !important; width: var(--open-width) !important; }`;
  return `:host { ${size} ${side}: 0 !important; width: ${tabWidth}px !important; }
.panel { border-top-${side}-radius: 0; border-bottom-${side}-radius: 0; }
.skeleton { opacity: 0; }`;
}
