/** The places of the PSA client: its screens, and how their state is written. */
import * as v from 'valibot';
import type { PsaHashState } from './hash.ts';

const recordIdSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const invoiceTabSchema = v.picklist(['invoice', 'time', 'routing']);

/** One place in the client. A list has no record. */
export const placeSchema = v.variant('screen', [
  v.object({ screen: v.literal('invoice'), recordId: recordIdSchema, tab: invoiceTabSchema }),
  v.object({ screen: v.picklist(['ticket', 'company']), recordId: recordIdSchema }),
  v.object({ screen: v.picklist(['invoice-search', 'service-board', 'today']) }),
]);
export type Place = v.InferOutput<typeof placeSchema>;
export type InvoiceTab = v.InferOutput<typeof invoiceTabSchema>;

interface Naming {
  /** `p` in PSA's state. */
  readonly place: string;
  /** The screen token in the address, and the class of the screen's root. */
  readonly token: string;
  /** The record type of deep links. */
  readonly recordType?: string;
}

/**
 * `sr150`, `sr200`, `cw_today` and the tokens beside them are the real client's. The places of the invoice and the
 * company, and the invoice's tokens, are not publicly known: they are invented by analogy.
 */
export const naming: Readonly<Record<Place['screen'], Naming>> = {
  invoice: { place: 'invoice_detail', token: 'InvoiceDetail', recordType: 'InvoiceFV' },
  'invoice-search': { place: 'invoice_search', token: 'InvoiceSearchList' },
  ticket: { place: 'sr150', token: 'ServiceTicket', recordType: 'ServiceFV' },
  'service-board': { place: 'sr200', token: 'ServiceBoard' },
  company: { place: 'company_detail', token: 'CompanyDetail', recordType: 'CompanyFV' },
  today: { place: 'cw_today', token: 'ConnectWiseTodayDetail' },
};

/** PSA's state for a place. `rd` is the record ID; lists and sub-panes carry a zero, the rest is noise as in PSA. */
export function stateOfPlace(place: Place): PsaHashState {
  const subPanes = {
    i: 0,
    pid: 20,
    p_0: { ml: String(Math.random()), pid: 9 },
    p_1: { pid: 6, rd: 0 },
  };
  const parameters = {
    pid: 8,
    rd: 'recordId' in place ? place.recordId : 0,
    ...('tab' in place ? { idxk: place.tab } : {}),
    slk: subPanes,
  };
  return { pid: 7, p: naming[place.screen].place, s: { p: parameters }, rnd: Math.random() };
}

/** The place that a state names, or `null` when this client has no such screen or the state names no record. */
export function placeOfState(state: Pick<PsaHashState, 'p' | 's'>): Place | null {
  const screen = Object.entries(naming).find(([, { place }]) => place === state.p)?.[0];
  const { rd, idxk } = state.s.p;
  const tab = v.is(invoiceTabSchema, idxk) ? idxk : 'invoice';
  const place = v.safeParse(placeSchema, { screen, recordId: rd, tab });
  return place.success ? place.output : null;
}

/** Whether two record types are the same. They are written in several ways: `InvoiceFV`, `invoicefv`, `Invoice.fv`. */
export function isSameType(a: string, b: string): boolean {
  const plain = (type: string) => type.replace('.', '').toLowerCase();
  return plain(a) === plain(b);
}

/** The place that a deep link's query names (`routeTo` with `recid`, or `srRecID` for tickets), or `null`. */
export function placeOfQuery(query: URLSearchParams): Place | null {
  const routeTo = query.get('routeTo');
  const screen = Object.entries(naming).find(
    ([, { recordType }]) => recordType !== undefined && isSameType(recordType, routeTo ?? ''),
  )?.[0];
  const recordId = Number(query.get('recid') ?? (screen === 'ticket' ? query.get('srRecID') : null));
  const place = v.safeParse(placeSchema, { screen, recordId, tab: 'invoice' });
  return routeTo !== null && place.success ? place.output : null;
}
