/**
 * Teaching a screen, step by step: an invoice, another one, and a screen that is none. Each step looks at the page as it
 * is now; what earlier steps saw is passed in.
 */
import type {
  FoundPlace,
  Lesson,
  LessonAnswer,
  LessonRequest,
  Observation,
  OwnLesson,
} from '../../protocol/lesson.ts';
import { defaultProfile, type PsaProfile } from '../../psa/profile.ts';
import { layUnderPolicy, overrideProfile, type ProfileOverrides } from '../../psa/profile-overrides.ts';
import { reconcile, untracked } from '../../psa/reconcile.ts';
import { pageReader } from '../detection/read-page.ts';
import { observe } from './observe.ts';
import { propose, unnamed } from './propose.ts';
import { readScreenNames } from './screen-names.ts';

/**
 * Takes one step. Changes nothing on the page.
 *
 * @param policy what the policy replaces in the built-in profile, above every lesson
 */
export function takeStep(document: Document, policy: ProfileOverrides, request: LessonRequest): LessonAnswer {
  switch (request.kind) {
    case 'first':
      return observeFirst(document, policy, request);
    case 'second':
      return observeSecond(document, policy, request);
    case 'other':
      return conclude(document, policy, request);
  }
}

/** What a lesson is built on. */
export function untaughtProfile(policy: ProfileOverrides): PsaProfile {
  return overrideProfile(defaultProfile, policy);
}

type Told = Pick<Observation, 'number' | 'recordId'>;
type Request<Kind extends LessonRequest['kind']> = Extract<LessonRequest, { kind: Kind }>;

function observeFirst(
  document: Document,
  policy: ProfileOverrides,
  { number, recordId }: Told,
): LessonAnswer {
  const observation = observe(document, untaughtProfile(policy), { number, recordId });
  const [best] = observation.sightings;
  if (best === undefined) return { kind: 'problem', problem: 'number_not_seen' };
  const place = { kind: best.kind, text: best.text, isSure: false };
  return { kind: 'observed', observation, place };
}

/** The second invoice has to be another one, with something that leads to both numbers. */
function observeSecond(
  document: Document,
  policy: ProfileOverrides,
  { first, ...told }: Request<'second'>,
): LessonAnswer {
  if (told.number === first.number) return { kind: 'problem', problem: 'same_invoice' };
  const step = observeFirst(document, policy, told);
  if (step.kind !== 'observed') return step;
  const lesson = propose(untaughtProfile(policy), first, step.observation, unnamed).find((proposal) =>
    finds(document, policy, proposal, told.number),
  );
  if (lesson === undefined) return { kind: 'problem', problem: 'nothing_in_common' };
  return { ...step, place: placeOf(lesson, step.observation) };
}

/** The screen that is no invoice: of the proposals, the first that finds nothing there. */
function conclude(
  document: Document,
  policy: ProfileOverrides,
  { first, second }: Request<'other'>,
): LessonAnswer {
  const profile = untaughtProfile(policy);
  const proposals = propose(profile, first, second, readScreenNames(document, profile));
  if (proposals.length === 0) return { kind: 'problem', problem: 'nothing_in_common' };
  const lesson = proposals.find((proposal) => findsNothing(document, policy, proposal));
  return lesson === undefined ? { kind: 'problem', problem: 'found_elsewhere' } : { kind: 'learned', lesson };
}

function placeOf({ overrides, kind, isSure }: OwnLesson, { sightings }: Observation): FoundPlace {
  const selector = overrides.fields?.[0]?.selector;
  return { kind, isSure, text: sightings.find((sighting) => sighting.selector === selector)?.text ?? '' };
}

function finds(document: Document, policy: ProfileOverrides, lesson: Lesson, number: string): boolean {
  const { outcome } = lookAt(document, policy, lesson);
  return outcome.kind === 'invoice' && outcome.invoice.number === number;
}

/** Whether no invoice is found, nor anything at the place, which another screen could show as an invoice's. */
function findsNothing(document: Document, policy: ProfileOverrides, lesson: Lesson): boolean {
  const { outcome, signals } = lookAt(document, policy, lesson);
  return outcome.kind === 'none' && signals?.field.says === 'nothing';
}

/** Looks as the POD will with this lesson. */
function lookAt(document: Document, policy: ProfileOverrides, { overrides }: Lesson) {
  const profile = overrideProfile(defaultProfile, layUnderPolicy(overrides, policy));
  return reconcile(untracked, pageReader(profile)(document).signals);
}
