/** Finds the parts of a page that name or hide a record, or that a panel has to make room for. */

import type { PsaProfile } from '../../psa/profile.ts';
import { findAll } from './elements.ts';
import { documentsWithin } from './frames.ts';

export interface PageElements {
  /** The page's document and those of its same-origin frames. */
  readonly documents: readonly Document[];
  /** Elements that name a record, including hidden ones: they may change without any element coming or going. */
  readonly banners: readonly Element[];
  /** Elements that may hold the number outside a banner, including hidden ones. */
  readonly fields: readonly Element[];
  readonly roots: readonly Element[];
  /** Open and pooled dialogs. */
  readonly dialogs: readonly Element[];
  /** What shows, or would show, that a screen is on its way. */
  readonly loading: readonly Element[];
}

/** Reads no style and no layout: a few selectors, each searched separately, take about ten microseconds. */
export function findPageElements(
  document: Document,
  { banner, fields, root, dialogs, loading }: PsaProfile,
): PageElements {
  const documents = documentsWithin(document);
  return {
    documents,
    banners: findAll(documents, banner.selectors),
    fields: findAll(
      documents,
      fields.map(({ selector }) => selector),
    ),
    roots: findAll(documents, root.selectors),
    dialogs: findAll(documents, dialogs),
    loading: findAll(documents, loading),
  };
}

/** Whether both hold the same elements in the same order. */
export function sameElements(a: PageElements, b: PageElements): boolean {
  return (Object.keys(a) as (keyof PageElements)[]).every(
    (name) => a[name].length === b[name].length && a[name].every((part, index) => part === b[name][index]),
  );
}
