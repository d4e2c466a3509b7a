/** The parts of a screen, for any record. */
import type { Place } from '../places.ts';
import type { ButtonSpec } from './widgets/button.ts';
import type { PodSpec } from './widgets/pod.ts';

export interface TabSpec extends ButtonSpec {
  readonly active: boolean;
}

/** The content below the banner and the toolbar. */
export type ScreenBody =
  /** Pods in columns, then pods of full width. */
  | { readonly kind: 'pods'; readonly columns: readonly PodSpec[][]; readonly wide: readonly PodSpec[] }
  | { readonly kind: 'content'; readonly content: HTMLElement };

export interface ScreenContent {
  /** Names the kind of screen; also the class of its root unless `showsToken` is false. */
  readonly token: string;
  readonly showsToken?: boolean;
  readonly breadcrumb: readonly string[];
  /** The large text of the banner. */
  readonly banner: string;
  readonly toolbar: readonly ButtonSpec[];
  readonly tabs?: readonly TabSpec[];
  readonly body: ScreenBody;
  /** Render the whole screen, banner included, in a same-origin frame. */
  readonly inFrame?: boolean;
}

/** Navigation that the client offers to screens. */
export interface Navigation {
  /** Opens a place and writes it to the address. */
  readonly go: (place: Place) => void;
  /** Opens a place and leaves the address unchanged. */
  readonly swap: (place: Place) => void;
  readonly back: () => void;
  readonly refresh: () => void;
}
