/** What the gallery draws: one state of the POD, as the worker's messages and the person's hand would have made it. */

import type { SettingsState } from '#lib/options/settings-controller.ts';
import type { Ending } from '#lib/panel/endings.ts';
import type { Refusal } from '#lib/panel/guard/verdict.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { PopupState } from '#lib/popup/popup-controller.ts';
import type { StoredDrafts } from '#lib/protocol/drafts-message.ts';
import type { Side } from '#lib/protocol/frame-messages.ts';

interface Named {
  /** Lower case, words joined by hyphens; no other state has it. Pictures are called by it. */
  readonly name: string;
}

/** The panel in its frame on the PSA page, or in a window of the extension's own. */
export interface PanelPicture extends Named {
  readonly surface: 'panel';
  readonly state: PanelState;
  /** The form that is open, and what was typed. */
  readonly drafts?: StoredDrafts;
  readonly collapsed?: boolean;
  /** The edge of the PSA window that it stands at; the right one when left out. */
  readonly side?: Side;
  /** In a window of the extension's own there is no page to make room on. */
  readonly isInWindow?: boolean;
  /** Why the guard refuses the click on the first money button, which the gallery presses by itself. */
  readonly refusal?: Refusal;
  /** What ended while nobody looked. */
  readonly endings?: readonly Ending[];
  /** Selectors of what the gallery presses by itself, one after the other. */
  readonly pressed?: readonly string[];
}

/** What the content script draws on the PSA page itself. */
export interface PagePicture extends Named {
  readonly surface: 'page';
  /** The skeleton before the panel has loaded, or one of the sentences that take the panel's place. */
  readonly shows: 'skeleton' | 'orphaned' | 'tampered';
}

/** The toolbar's popup. */
export interface PopupPicture extends Named {
  readonly surface: 'popup';
  readonly state: PopupState;
  /** What the gallery types for an invoice number and sends. */
  readonly typed?: string;
}

/** The options page. */
export interface OptionsPicture extends Named {
  readonly surface: 'options';
  readonly state: SettingsState;
}

/** One state, on any of the surfaces that people see. */
export type GalleryState = PanelPicture | PagePicture | PopupPicture | OptionsPicture;

export interface GalleryGroup {
  readonly title: string;
  readonly states: readonly GalleryState[];
}

/** In CSS px, as the frame or the window around each is wide; an options page is as wide as anybody has it. */
const widths: Readonly<Record<GalleryState['surface'], number>> = {
  panel: 318,
  // In a narrower window no panel opens by itself.
  page: 680,
  popup: 340,
  options: 760,
};

const collapsedWidth = 42;

/** How wide a state is drawn, in CSS px. */
export function widthOf(state: GalleryState): number {
  return state.surface === 'panel' && state.collapsed ? collapsedWidth : widths[state.surface];
}

/** A name of several parts, in which the underscores of codes become hyphens. */
export function nameOf(...parts: readonly string[]): string {
  return parts.join('-').replaceAll('_', '-');
}

/** The panel in a state of which only what matters is given. */
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
