/** Finds the parts of a page that can tell or hide a record, or that a panel has to make room for. */

import type { PsaProfile } from '../../psa/profile.ts';
import { findAll } from './elements.ts';
import { documentsWithin } from './frames.ts';

export interface PageElements {
  /** The page's document and those of its same-origin frames. */
  readonly documents: readonly Document[];
  /** What names a record, hidden ones too: it may change without any element coming or going. */
  readonly banners: readonly Element[];
  readonly roots: readonly Element[];
  /** Open and pooled ones. */
  readonly dialogs: readonly Element[];
}

/** Asks for no style and no layout: a few selectors, each looked for by itself, take some ten microseconds. */
export function findPageElements(document: Document, { banner, root, dialogs }: PsaProfile): PageElements {
  const documents = documentsWithin(document);
  return {
    documents,
    banners: findAll(documents, banner.selectors),
    roots: findAll(documents, root.selectors),
    dialogs: findAll(documents, dialogs),
  };
}

/** Whether the same parts were found: each element the same one, in the same order. */
export function sameElements(a: PageElements, b: PageElements): boolean {
  return (Object.keys(a) as (keyof PageElements)[]).every(
    (name) => a[name].length === b[name].length && a[name].every((part, index) => part === b[name][index]),
  );
}
