/** The screens of a layout: what they truly show, and their addresses. */
import { encodePsaHash, type PsaHashState } from '../hash.ts';
import type { Layout } from './layout.ts';
import { otherKinds, type ScreenKind } from './names.ts';
import { Random } from './random.ts';
import { invoiceAt, otherAt } from './records.ts';

/** One screen of a layout. `index` 0…: further records of the same kind, endless, the same for the same seed. */
export type LayoutScreen =
  | { readonly kind: 'invoice'; readonly index: number }
  /** A list of invoices, with many numbers. */
  | { readonly kind: 'list' }
  /** Tickets, companies, set-up screens, other lists, dashboards, emails and dialogs, in turn. */
  | { readonly kind: 'other'; readonly index: number };

export interface LayoutTruth {
  readonly number: string;
  readonly recordId: string;
}

/** The invoice that a screen shows; null for the other screens. */
export function truthOf(layout: Layout, screen: LayoutScreen): LayoutTruth | null {
  if (screen.kind !== 'invoice') return null;
  const { number, recordId } = invoiceAt(layout, screen.index);
  return { number, recordId };
}

/** What kind of screen it is: twelve of the others in a row are of twelve kinds. */
export function kindOf(layout: Layout, screen: LayoutScreen): ScreenKind {
  if (screen.kind !== 'other') return screen.kind;
  const kinds = new Random(layout.seed, 8).shuffle(otherKinds);
  return kinds[screen.index % kinds.length] ?? 'ticket';
}

/**
 * Whether the client changes the address between two screens. Where it swaps the content without navigating, the
 * address stays at the invoice that was opened first.
 */
export function movesAddress(layout: Layout, from: LayoutScreen, to: LayoutScreen): boolean {
  return !(layout.arrival.swaps && from.kind === 'invoice' && to.kind === 'invoice');
}

/** The address of a screen, relative to the client's page: query and fragment in PSA's own forms. */
export function addressOf(layout: Layout, screen: LayoutScreen): string {
  const kind = kindOf(layout, screen);
  const { token, place, type } = layout.names[kind];
  const recordId = recordIdOf(layout, screen);
  const { form } = layout.address;
  if (form === 'query') {
    const link = type === null ? '' : `&routeTo=${type}${recordId === 0 ? '' : `&recid=${recordId}`}`;
    return `?locale=en_US${link}`;
  }
  const state = stateOf(layout, screen, place, recordId);
  if (form === 'plain') {
    const text = encodeURIComponent(JSON.stringify(state));
    return `?locale=en_US#startscreen=${place}&state=${text}`;
  }
  return `?locale=en_US${encodePsaHash(state, form === 'packed' ? token : undefined)}`;
}

/** The record ID in the address; 0 for lists and where the address names no record. */
function recordIdOf(layout: Layout, screen: LayoutScreen): number {
  if (screen.kind === 'list') return 0;
  if (screen.kind === 'other') {
    const hasRecord = layout.names[kindOf(layout, screen)].type !== null;
    return hasRecord ? Number(otherAt(layout, screen.index).recordId) : 0;
  }
  const { recordId, company } = invoiceAt(layout, screen.index);
  const ids = { invoice: recordId, company: company.recordId, none: '0' };
  return Number(ids[layout.address.record]);
}

function stateOf(layout: Layout, screen: LayoutScreen, place: string, recordId: number): PsaHashState {
  const random = new Random(layout.seed, 9, 'index' in screen ? screen.index : -1);
  const isInvoice = screen.kind === 'invoice';
  const parameters = {
    pid: 8,
    ...(!isInvoice || recordId > 0 ? { rd: recordId } : {}),
    ...(isInvoice && layout.address.tab !== null ? { idxk: layout.address.tab } : {}),
    slk: { i: 0, pid: 20, p_0: { ml: String(random.int(1, 9_999)), pid: 9 }, p_1: { pid: 6, rd: 0 } },
  };
  return { pid: 7, p: place, s: { p: parameters }, rnd: random.int(1, 999_999) / 1_000_000 };
}
