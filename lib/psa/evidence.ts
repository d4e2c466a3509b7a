/** What several signals say together about one thing. `reconcile.ts` decides from it which invoice is on screen. */
import type { Reading, Signals } from './signals.ts';

/** What the address says: its fragment, or the query if the fragment says nothing, or a hosted pod's record. */
export function addressOf({ hash, query, hosted }: Signals): Reading {
  const address = hash.says === 'nothing' ? query : hash;
  return address.says === 'nothing' && recordIdIn(hosted) !== undefined ? hosted : address;
}

/** The number that a reading names, of an invoice or in unknown words. */
export function numberIn(reading: Reading): string | undefined {
  return reading.says === 'invoice' || reading.says === 'record' ? reading.number : undefined;
}

/** The record ID that a reading names. */
export function recordIdIn(reading: Reading): string | undefined {
  return reading.says === 'invoice' ? reading.recordId : undefined;
}

/** What names the number: the banner, a field, or both. */
export function titleOf({ banner, field }: Signals): Reading {
  if (field.says === 'nothing') return banner;
  if (banner.says === 'nothing' || banner.says === 'record') return field;
  if (banner.says !== 'invoice' || field.says !== 'invoice')
    return banner.says === 'invoice' ? field : banner;
  // Only the word: a company may be called after invoices.
  if (banner.number === undefined) return field;
  return banner.number === field.number ? banner : { says: 'conflict' };
}

/** Whether elements of one kind disagree, rather than the banner with a field. */
export function isConflict({ banner, field }: Signals): boolean {
  return banner.says === 'conflict' || field.says === 'conflict';
}

/** Whether a place without a number says that the screen is an invoice's. */
export function isInvoiceScreen({ hash, query, tab, root, pods, hosted }: Signals): boolean {
  const isAny = (readings: readonly Reading[]) => readings.some(({ says }) => says === 'invoice');
  // What may stand on other records' screens, too, does not outweigh their addresses.
  const isOther = hash.says === 'other' || query.says === 'other';
  return isAny([hash, query, root]) || (!isOther && isAny([tab, pods, hosted]));
}

/** Whether a hosted pod shows another record than the address names. */
export function contradicts({ hash, query, hosted }: Signals): boolean {
  const recordId = recordIdIn(hash.says === 'nothing' ? query : hash);
  const hostedId = recordIdIn(hosted);
  if (hosted.says === 'conflict') return true;
  return recordId !== undefined && hostedId !== undefined && recordId !== hostedId;
}
