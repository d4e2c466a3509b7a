/**
 * Proposes how to find the invoice on a screen, from observations of two invoices and of a screen that is none: the
 * place of the number, and the names that tell the screen from others. Pure.
 */
import type { Observation, OwnLesson, ScreenNames, Sighting } from '../../protocol/lesson.ts';
import { type PsaProfile, screenClassifier } from '../../psa/profile.ts';
import type { ProfileOverrides } from '../../psa/profile-overrides.ts';
import { isGeneric, namesInvoice } from './kind-words.ts';
import { type NumberPattern, numberPatterns } from './number-pattern.ts';

/** A pattern that matches nothing. */
const never = '(?!)';
const leastSure = 2;
/** In characters: longer texts rather hold several things. */
const mostText = 60;
/** As in `lib/psa/profile-overrides.ts`: a name that is left out would change what the others say. */
const mostNames = 20;

/** A screen that nothing names: for a first opinion, before the last screen is known. */
export const unnamed: ScreenNames = {
  token: null,
  place: null,
  recordType: null,
  recordId: null,
  roots: [],
  pods: null,
};

/** The proposals, the most stable first; none if nothing on the screens is good enough. */
export function propose(
  profile: PsaProfile,
  first: Observation,
  second: Observation,
  other: ScreenNames,
): OwnLesson[] {
  const names = namesOf(first, second, other);
  const hasName = names.invoice.some((name) => !isOfPods(name, first) || namesInvoice(name));
  const isBannerWrong = [first, second].some(({ contradictions }) => contradictions.includes('banner'));
  const screens = screensOf(profile, names);
  const lists = [screens.invoiceNames ?? [], screens.sharedNames ?? []];
  if ((isBannerWrong && !hasName) || lists.some(({ length }) => length > mostNames)) return [];
  return places(first, second)
    .filter((place) => hasName || isEnough(place))
    .map(({ sighting, pattern }) => ({
      overrides: {
        screens,
        // Its banner says something else than it seems to.
        ...(isBannerWrong && { banner: { invoice: `${never}()`, invoiceScreen: never, otherRecord: never } }),
        fields: [{ selector: sighting.selector, number: pattern.source, needsScreen: hasName }],
      },
      kind: sighting.kind,
      words: [...pattern.words],
      isSure: hasName && sighting.instability < leastSure,
    }));
}

/** Pods of a kind of their own may stand on screens of several kinds. */
function isOfPods(name: string, { names }: Observation): boolean {
  const { token, place, recordType, roots, pods } = names;
  return name === pods && ![token, place, recordType, ...roots].includes(name);
}

/** What the names of the screens become, beside what is known already. */
function screensOf(profile: PsaProfile, { invoice, shared, isRecordWrong }: Names) {
  const screenKind = screenClassifier(profile);
  const { invoiceNames, sharedNames } = profile.screens;
  const learned = invoice.filter((name) => screenKind(name) !== 'invoice');
  const nameless = shared.filter((name) => screenKind(name) !== 'nothing');
  return {
    ...(learned.length > 0 && { invoiceNames: [...invoiceNames, ...learned] }),
    ...(nameless.length > 0 && { sharedNames: [...sharedNames, ...nameless] }),
    ...(isRecordWrong && { namesRecord: false }),
  } satisfies ProfileOverrides['screens'];
}

interface Place {
  readonly sighting: Sighting;
  readonly pattern: NumberPattern;
}

/** The places that both invoices have, and that give the number of each and no other. */
function places(first: Observation, second: Observation): Place[] {
  const found = first.sightings.flatMap((sighting) => {
    const again = second.sightings.find(({ selector }) => selector === sighting.selector);
    if (again === undefined) return [];
    const samples = [
      { text: sighting.text, number: first.number },
      { text: again.text, number: second.number },
    ] as const;
    return numberPatterns(...samples)
      .filter(({ source }) => isUnanimous(source, sighting, first) && isUnanimous(source, again, second))
      .map((pattern) => ({ sighting, pattern }));
  });
  return found.sort((a, b) => costOf(a) - costOf(b));
}

function isUnanimous(source: string, { texts }: Sighting, { number }: Observation): boolean {
  const pattern = new RegExp(source);
  return texts.every((text) => (pattern.exec(text)?.[1] ?? number) === number);
}

/** How much speaks against a place: an unstable selector, words in other places than the start, no words. */
function costOf({ sighting, pattern }: Place): number {
  const hasInvoiceWord = pattern.words.some(namesInvoice) || namesInvoice(sighting.selector);
  const excess = sighting.text.length / mostText;
  return sighting.instability + pattern.rank / 2 + (hasInvoiceWord ? 0 : 1) + excess;
}

/** Whether a place alone tells an invoice from other records: in PSA's own name for the field, or in its words. */
function isEnough({ sighting, pattern }: Place): boolean {
  const isColumn = /#\w+-input$/.test(sighting.selector) && namesInvoice(sighting.selector);
  return isColumn || (pattern.isAnchored && pattern.words.some(namesInvoice));
}

interface Names {
  /** Names that only the invoices have. */
  readonly invoice: readonly string[];
  /** Names of theirs that say nothing: not both invoices have them, or any record may. */
  readonly shared: readonly string[];
  /** Whether the record ID in the address is of something else. */
  readonly isRecordWrong: boolean;
}

function namesOf(first: Observation, second: Observation, other: ScreenNames): Names {
  const others = new Set(allOf(other));
  const inFirst = new Set(allOf(first.names));
  const inSecond = new Set(allOf(second.names));
  const isOfInvoice = (name: string) =>
    inFirst.has(name) && inSecond.has(name) && !others.has(name) && !isGeneric(name);
  const all = [...new Set([...inFirst, ...inSecond])];
  const isWrong = ({ names, recordId }: Observation) =>
    names.recordId !== null && recordId !== null && names.recordId !== recordId;
  const isSame = first.names.recordId !== null && first.names.recordId === second.names.recordId;
  return {
    invoice: all.filter(isOfInvoice),
    shared: all.filter((name) => !isOfInvoice(name)),
    isRecordWrong: isSame || isWrong(first) || isWrong(second),
  };
}

function allOf({ token, place, recordType, roots, pods }: ScreenNames): string[] {
  return [token, place, recordType, pods, ...roots].filter((name) => name !== null);
}
