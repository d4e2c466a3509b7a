/** Reads what the address says: the fragment if it has one, else the deep link's query. */
import * as v from 'valibot';
import { companySchema, recordIdSchema } from '../invoice-ref.ts';
import type { PsaProfile } from '../profile.ts';
import { screenClassifier } from '../profile.ts';
import { nothing, type Reading } from '../signals.ts';
import { type HashReading, readHash, screenToken } from './hash.ts';

/** In characters: far above real deep links, which have about a hundred. */
const queryLimit = 8192;

export interface AddressReading {
  readonly hash: Reading;
  readonly query: Reading;
  readonly tab: Reading;
}

/** Creates the reader for one profile. Throws a `SyntaxError` if a pattern of the profile is not valid. */
export function addressReader(profile: PsaProfile): (url: URL) => AddressReading {
  const { screens, deepLink } = profile;
  const screenKind = screenClassifier(profile);
  const otherPlace = new RegExp(screens.otherPlace);
  const invoiceLink = new RegExp(deepLink.invoice);

  function ofHash(hash: HashReading): Reading {
    if (hash.kind === 'none') return nothing;
    const place = hash.kind === 'screen' ? hash.place : '';
    const ofToken = hash.token === undefined ? 'nothing' : screenKind(hash.token);
    const isByToken = ofToken !== 'nothing';
    const says = isByToken ? ofToken : screenKind(place);
    if (says !== 'invoice') {
      // A token is a screen's name. A place is a code, and the invoice's own is unknown: only known places count.
      return isByToken || says === 'list' || otherPlace.test(place) ? { says } : nothing;
    }
    const recordId = hash.kind === 'screen' && screens.namesRecord ? hash.recordId : undefined;
    const needsNumber = screens.invoiceNames.includes(isByToken ? (hash.token ?? '') : place);
    return {
      says,
      ...(recordId !== undefined && { recordId }),
      ...(needsNumber && { needsNumber }),
    };
  }

  /** An open tab that is called after the invoice; tabs of other records may be, too, so it names no record. */
  function ofTab(hash: HashReading): Reading {
    const isInvoice = hash.kind === 'screen' && hash.tab !== undefined && screenKind(hash.tab) === 'invoice';
    return isInvoice ? { says: 'invoice' } : nothing;
  }

  function ofQuery(query: URLSearchParams): Reading {
    const recordType = query.get(deepLink.recordType);
    if (recordType === null) return nothing;
    const says = screenKind(recordType);
    if (says !== 'invoice') return { says };
    // Something about invoices, but it is unknown what: the screen has to tell.
    const needsNumber = screens.invoiceNames.includes(recordType);
    if (!needsNumber && !invoiceLink.test(recordType)) return nothing;
    const recordIds = query.getAll(deepLink.recordId);
    const recordId = v.safeParse(recordIdSchema, recordIds[0]);
    const company = v.safeParse(companySchema, query.get(deepLink.company));
    return {
      says,
      ...(screens.namesRecord && recordIds.length === 1 && recordId.success && { recordId: recordId.output }),
      ...(company.success && { company: company.output }),
      ...(needsNumber && { needsNumber }),
    };
  }

  return (url) => {
    const token = screenToken(url.hash);
    const says = token ? screenKind(token) : 'nothing';
    // Only an invoice's record ID is worth unpacking.
    if (says === 'list' || says === 'other') return { hash: { says }, query: nothing, tab: nothing };
    const hash = readHash(url.hash);
    // The client keeps the query when it navigates: the query describes only the first screen.
    const isQueryRead = hash.kind === 'none' && url.search.length <= queryLimit;
    const query = isQueryRead ? ofQuery(url.searchParams) : nothing;
    return { hash: ofHash(hash), query, tab: ofTab(hash) };
  };
}
