/** What a screen says, before it is drawn. */

/** A labelled value. */
export interface FieldContent {
  readonly label: string;
  readonly value: string;
  /** `input` is a text box, `text` a text beside its label, `label` one text with both. */
  readonly kind: 'input' | 'text' | 'label';
  readonly id?: string;
  /** Whether the value is a link to another record. */
  readonly isLink?: boolean;
}

/** A box of fields. */
export interface PodContent {
  /** `<module>_<screen>_<name>`, or `hosted_<N>`. */
  readonly name: string;
  readonly title: string;
  readonly fields?: readonly FieldContent[];
  /** A list of records: its header, and rows whose first cell is a link. */
  readonly header?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly note?: string;
  /** Another product's page. */
  readonly frame?: string;
}

/** The text that names the record, and its element. */
export interface TitleContent {
  readonly place: 'banner' | 'title' | 'heading' | 'obfuscated';
  readonly text: string;
}

export interface ScreenContent {
  readonly titles: readonly TitleContent[];
  readonly breadcrumb: readonly string[];
  readonly documentTitle: string;
  /** The name on the screen's root; null for none. */
  readonly rootName: string | null;
  readonly pods: readonly PodContent[];
  readonly dialog: { readonly title: string; readonly text: string } | null;
}
