/** The list of invoices, and the search for them. */
import { wordsOf } from '../languages.ts';
import type { Layout } from '../layout.ts';
import { invoiceAt } from '../records.ts';
import type { PodContent, ScreenContent } from './content.ts';
import { relatedInvoice } from './number-field.ts';
import { titlesOf } from './title.ts';

const madeUpCount = 25;

/** How many invoices the list shows: its rows are those of index 0 and up. */
export function listLength({ invoices }: Layout): number {
  return invoices?.length ?? madeUpCount;
}

/** The list, with its search field or without. */
export function listContent(layout: Layout, kind: 'list' | 'search'): ScreenContent {
  const words = wordsOf(layout.language);
  const { place } = layout;
  const count = listLength(layout);
  const word = kind === 'search' ? `${words.search}: ${place.word}` : `${place.word} (${count})`;
  const filter: PodContent = {
    name: 'finance_search_filter',
    title: words.search,
    fields: relatedInvoice(layout, place.label, invoiceAt(layout, 3).number),
  };
  const { token } = layout.names[kind];
  return {
    ...titlesOf(layout, { word, number: '', company: '' }, ['Finance']),
    rootName: rootNameOf(layout, token),
    pods: [...(kind === 'search' ? [filter] : []), listPod(layout, count)],
    dialog: null,
  };
}

/** A pod with the first invoices. */
export function listPod(layout: Layout, count: number): PodContent {
  const words = wordsOf(layout.language);
  return {
    name: 'finance_list_rows',
    title: layout.place.word,
    header: [layout.place.label, words.company, words.date, words.total],
    rows: Array.from({ length: count }, (_, index) => {
      const { number, company, date, total } = invoiceAt(layout, index);
      return [number, company.name, date, total];
    }),
  };
}

/** The name on the root of a screen that is not an invoice's. */
export function rootNameOf({ root }: Layout, token: string): string | null {
  if (root.kind === 'none') return null;
  return root.kind === 'generic' ? root.name : token;
}
