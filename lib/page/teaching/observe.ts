/** What a page shows while a person has an invoice in front of them and types its number. */

import type { Observation } from '../../protocol/lesson.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { pageReader } from '../detection/read-page.ts';
import { findNumber } from './find-number.ts';
import { readScreenNames } from './screen-names.ts';
import { sightingsOf } from './sightings.ts';

type Told = Pick<Observation, 'number' | 'recordId'>;

/** Observes the invoice that a person has named. Reads the layout; changes nothing. */
export function observe(document: Document, profile: PsaProfile, told: Told): Observation {
  return {
    ...told,
    names: readScreenNames(document, profile),
    sightings: sightingsOf(document, findNumber(document, told.number, profile)),
    contradictions: contradictions(document, profile, told),
  };
}

/** The signals that would keep the invoice from being shown, or show another. */
function contradictions(document: Document, profile: PsaProfile, { number, recordId }: Told) {
  const { hash, query, root, banner, field } = pageReader(profile)(document).signals;
  const address = hash.says === 'nothing' ? query : hash;
  const isOther = ({ says }: { readonly says: string }) => says === 'list' || says === 'other';
  const isOfAnother =
    recordId !== null && address.says === 'invoice' && (address.recordId ?? recordId) !== recordId;
  const contradicts = (reading: typeof banner) =>
    reading.says === 'other' ||
    reading.says === 'conflict' ||
    (reading.says === 'invoice' && reading.number !== undefined && reading.number !== number);
  return [
    ...(isOther(address) || isOfAnother ? (['address'] as const) : []),
    ...(isOther(root) ? (['root'] as const) : []),
    ...(contradicts(banner) ? (['banner'] as const) : []),
    ...(contradicts(field) ? (['field'] as const) : []),
  ];
}
