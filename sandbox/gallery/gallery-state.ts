/** The states that the gallery draws, each as the worker's messages and the user's input would produce it. */

import type { NoInvoiceProps } from '#components/panel/NoInvoice.tsx';
import type { CopiedText } from '#lib/copied-text.ts';
import type { SettingsState } from '#lib/options/settings-state.ts';
import type { Ending } from '#lib/panel/endings.ts';
import type { Refusal } from '#lib/panel/guard/verdict.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { PopupState } from '#lib/popup/popup-controller.ts';
import type { StoredDrafts } from '#lib/protocol/drafts-message.ts';
import { type Place, panelWidth, type Side } from '#lib/protocol/frame-messages.ts';

interface Named {
  /** Lowercase words joined by hyphens, unique among all states. Picture files have this name. */
  readonly name: string;
}

/** The panel in its frame on the PSA page, in the side panel, or in the review window. */
export interface PanelPicture extends Named {
  readonly surface: 'panel';
  readonly state: PanelState;
  /** The open form, and the drafts. */
  readonly drafts?: StoredDrafts;
  /** Where the POD is; open on the page by default. */
  readonly place?: Place;
  /** Whether the tab opens the side panel. */
  readonly opensBeside?: boolean;
  /** Whether the browser did not open the side panel. */
  readonly hasFailed?: boolean;
  /** The edge of the PSA window at which the panel stands; right by default. */
  readonly side?: Side;
  /** Whether the administrator has locked the panel's place. */
  readonly isPlaceLocked?: boolean;
  /** The open panel's width with its edge, in CSS px; the usual one by default. */
  readonly width?: number;
  /** In the review window there is no page to make room on. */
  readonly isInWindow?: boolean;
  /** If set, the gallery presses the first last button on screen, and the guard refuses for this reason. */
  readonly refusal?: Refusal;
  /** The endings in notifications. */
  readonly endings?: readonly Ending[];
  /** Whether the panel still has to say that PSA also shows WisePay's own pod. */
  readonly isHostedDue?: boolean;
  /** Selectors of the elements that the gallery presses, in order. */
  readonly pressed?: readonly string[];
  /** The diagnostics report, and whether the browser lets it be copied; by default, it cannot be made. */
  readonly report?: CopiedText;
}

/** The side panel while the tab in front shows no invoice. */
export interface SidePanelPicture extends Named {
  readonly surface: 'side_panel';
  readonly tab: NoInvoiceProps['tab'];
  /** Whether the administrator has locked the side panel as the panel's place. */
  readonly isPlaceLocked?: boolean;
}

/** The content script's own elements on the PSA page. */
export interface PagePicture extends Named {
  readonly surface: 'page';
  /** The skeleton before the panel has loaded, or a notice in place of the panel. */
  readonly shows: 'skeleton' | 'orphaned' | 'tampered';
}

/** The toolbar's popup. */
export interface PopupPicture extends Named {
  readonly surface: 'popup';
  readonly state: PopupState;
  /** Selectors of the elements that the gallery presses, in order, before it types. */
  readonly pressed?: readonly string[];
  /** The invoice number that the gallery types and submits. */
  readonly typed?: string;
}

/** The options page. */
export interface OptionsPicture extends Named {
  readonly surface: 'options';
  readonly state: SettingsState;
}

/** A state on any surface that users see. */
export type GalleryState = PanelPicture | SidePanelPicture | PagePicture | PopupPicture | OptionsPicture;

export interface GalleryGroup {
  readonly title: string;
  readonly states: readonly GalleryState[];
}

/** The panel's edge on both sides of its frame, in CSS px. */
const panelEdges = 2;

/** Widths in CSS px, as for the frame or window around each surface; the options page has its greatest width. */
const widths: Readonly<Record<GalleryState['surface'], number>> = {
  panel: panelWidth.usual - panelEdges,
  side_panel: 360,
  // In a narrower window, no panel opens automatically.
  page: 680,
  popup: 340,
  options: 760,
};

const collapsedWidth = 42;

/** The width of a state, in CSS px. */
export function widthOf(state: GalleryState): number {
  if (state.surface !== 'panel') return widths[state.surface];
  if (state.place === 'tab') return collapsedWidth;
  return state.width === undefined ? widths.panel : state.width - panelEdges;
}

/** Joins parts into a name, in which the underscores of codes become hyphens. */
export function nameOf(...parts: readonly string[]): string {
  return parts.join('-').replaceAll('_', '-');
}

/** The panel in a state, with defaults for what is not given. */
export function panel(
  name: string,
  state: Partial<PanelState>,
  more: Partial<Omit<PanelPicture, 'surface' | 'name' | 'state'>> = {},
): PanelPicture {
  return { surface: 'panel', name, state: { view: null, busy: null, failure: null, ...state }, ...more };
}

/** The keys of a record that has one for each member of a union. */
export function membersOf<Member extends string>(record: Readonly<Record<Member, unknown>>): Member[] {
  return Object.keys(record) as Member[];
}
