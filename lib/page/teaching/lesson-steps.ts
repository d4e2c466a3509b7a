/**
 * Teaching a screen, step by step: an invoice, another one, and a screen that is none. Each step looks at the page as it
 * is now; what earlier steps saw is passed in.
 */
import type { FoundPlace, Lesson, LessonAnswer, LessonRequest, Observation } from '../../protocol/lesson.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { overrideProfile } from '../../psa/profile-overrides.ts';
import { reconcile, untracked } from '../../psa/reconcile.ts';
import { pageReader } from '../detection/read-page.ts';
import { observe } from './observe.ts';
import { propose, unnamed } from './propose.ts';
import { readScreenNames } from './screen-names.ts';

/** Takes one step. Changes nothing on the page. */
export function takeStep(document: Document, profile: PsaProfile, request: LessonRequest): LessonAnswer {
  switch (request.kind) {
    case 'first':
      return observeFirst(document, profile, request);
    case 'second':
      return observeSecond(document, profile, request);
    case 'other':
      return conclude(document, profile, request);
  }
}

type Told = Pick<Observation, 'number' | 'recordId'>;
type Request<Kind extends LessonRequest['kind']> = Extract<LessonRequest, { kind: Kind }>;

function observeFirst(document: Document, profile: PsaProfile, { number, recordId }: Told): LessonAnswer {
  const observation = observe(document, profile, { number, recordId });
  const [best] = observation.sightings;
  if (best === undefined) return { kind: 'problem', problem: 'number_not_seen' };
  const place = { kind: best.kind, text: best.text, isSure: false };
  return { kind: 'observed', observation, place };
}

/** The second invoice has to be another one, with something that leads to both numbers. */
function observeSecond(
  document: Document,
  profile: PsaProfile,
  { first, ...told }: Request<'second'>,
): LessonAnswer {
  if (told.number === first.number) return { kind: 'problem', problem: 'same_invoice' };
  const step = observeFirst(document, profile, told);
  if (step.kind !== 'observed') return step;
  const lesson = propose(profile, first, step.observation, unnamed).find((proposal) =>
    finds(document, profile, proposal, told.number),
  );
  if (lesson === undefined) return { kind: 'problem', problem: 'nothing_in_common' };
  return { ...step, place: placeOf(lesson, step.observation) };
}

/** The screen that is no invoice: of the proposals, the first that finds nothing there. */
function conclude(
  document: Document,
  profile: PsaProfile,
  { first, second }: Request<'other'>,
): LessonAnswer {
  const proposals = propose(profile, first, second, readScreenNames(document, profile));
  if (proposals.length === 0) return { kind: 'problem', problem: 'nothing_in_common' };
  const lesson = proposals.find((proposal) => findsNothing(document, profile, proposal));
  return lesson === undefined ? { kind: 'problem', problem: 'found_elsewhere' } : { kind: 'learned', lesson };
}

function placeOf({ overrides, kind, isSure }: Lesson, { sightings }: Observation): FoundPlace {
  const selector = overrides.fields?.[0]?.selector;
  return { kind, isSure, text: sightings.find((sighting) => sighting.selector === selector)?.text ?? '' };
}

function finds(document: Document, profile: PsaProfile, { overrides }: Lesson, number: string): boolean {
  const { outcome } = lookAt(document, overrideProfile(profile, overrides));
  return outcome.kind === 'invoice' && outcome.invoice.number === number;
}

/** Whether no invoice is found, nor anything at the place, which another screen could show as an invoice's. */
function findsNothing(document: Document, profile: PsaProfile, { overrides }: Lesson): boolean {
  const { outcome, signals } = lookAt(document, overrideProfile(profile, overrides));
  return outcome.kind === 'none' && signals?.field.says === 'nothing';
}

function lookAt(document: Document, profile: PsaProfile) {
  return reconcile(untracked, pageReader(profile)(document).signals);
}
