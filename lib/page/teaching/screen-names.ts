/** What names the screen that a page shows: the address, its roots, and its pods. */
import * as v from 'valibot';
import { lessonCaps, type ScreenNames } from '../../protocol/lesson.ts';
import { readHash } from '../../psa/address/hash.ts';
import { recordIdSchema } from '../../psa/invoice-ref.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { findAll, isVisible } from '../detection/elements.ts';
import { findPageElements } from '../detection/page-elements.ts';

/** Reads the names, in the page's own spelling. */
export function readScreenNames(document: Document, profile: PsaProfile): ScreenNames {
  const { documents, roots } = findPageElements(document, profile);
  const screenClass = new RegExp(profile.root.screenClass);
  const podScreen = new RegExp(profile.pods.screen);
  const classesOf = (elements: readonly Element[]) =>
    elements.filter(isVisible).flatMap((element) => [...element.classList]);
  const hash = readHash(document.location.hash);
  const screen = hash.kind === 'screen' ? hash : null;
  const query = new URLSearchParams(document.location.search);
  const inQuery = query.get(profile.deepLink.recordId);
  const queryId = hash.kind === 'none' && v.is(recordIdSchema, inQuery) ? inQuery : null;
  const token = hash.kind === 'none' ? undefined : hash.token;
  return {
    token: nameOf(token),
    place: nameOf(screen?.place),
    recordType: hash.kind === 'none' ? nameOf(query.get(profile.deepLink.recordType)) : null,
    recordId: screen?.recordId ?? queryId,
    roots: listOf(classesOf(roots).filter((name) => screenClass.test(name))),
    pods: nameOf(
      mostFrequent(
        classesOf(findAll(documents, profile.pods.selectors)).flatMap(
          (name) => podScreen.exec(name)?.[1] ?? [],
        ),
      ),
    ),
  };
}

/** Null for what is too long for a name, which would make the whole observation unreadable. */
function nameOf(name: string | null | undefined): string | null {
  return name != null && name !== '' && name.length <= lessonCaps.text ? name : null;
}

function listOf(names: readonly string[]): string[] {
  const known = names.filter((name) => nameOf(name) !== null);
  return [...new Set(known)].slice(0, lessonCaps.names);
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = Map.groupBy(names, (name) => name);
  const [first] = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return first?.[0] ?? null;
}
