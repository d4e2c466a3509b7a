/**
 * Collects what a diagnostics report needs from a page. Runs once, on demand, in the page's top frame; changes nothing.
 * Reads nothing on pages other than the PSA client's.
 */
import * as v from 'valibot';
import { caps, type PageFacts, type PsaFacts } from '../../protocol/page-facts.ts';
import { readWindow } from '../../protocol/window-facts.ts';
import { isPsaPage } from '../../psa/hosts.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { reconcile, untracked, witnesses } from '../../psa/reconcile.ts';
import type { Reading } from '../../psa/signals.ts';
import { isVisible } from '../detection/elements.ts';
import { memberKey, readMember } from '../detection/member.ts';
import { pageReader } from '../detection/read-page.ts';

/** The families of classes that name PSA's screens and their parts; `lib/psa/profile.ts` says how certain they are. */
const classPattern = /cw_PsaRootContainer|pod_|cw_BannerView/;
const classSelectors = ['cw_PsaRootContainer', 'pod_', 'cw_BannerView']
  .map((part) => `[class*="${part}"]`)
  .join();

/** How many elements are counted at most: more than a screen has of those. */
const mostElements = 5_000;
/** How deep nested frames are read; the page's own have depth 1. */
const deepestFrame = 5;

/**
 * What the page is and shows, with texts and lists cut to {@link caps}.
 *
 * @param window the page's top window
 * @throws {SyntaxError} if a pattern of the profile is not valid
 */
export function collectPage(window: Window, profile: PsaProfile): PageFacts {
  const { document, location } = window;
  const url = new URL(location.href);
  // Any host, because a host that is not served may be the problem.
  if (!isPsaPage(url, [url.host])) return { kind: 'other' };

  const { signals, documents, banners, roots } = pageReader(profile)(document);
  const look = reconcile(untracked, signals);
  const { spoke, disagreed } = witnesses(look);
  return {
    kind: 'psa',
    address: url.href.slice(0, caps.address),
    banners: banners.slice(0, caps.banners).map((banner) => ({
      text: capped((banner.textContent ?? '').trim()),
      isVisible: isVisible(banner),
    })),
    classNames: countClasses(documents, roots, new RegExp(profile.root.screenClass)),
    frames: framesWithin(document).slice(0, caps.frames),
    memberKeys: readMemberKeys(window),
    hasMember: readMember(window) !== null,
    signals: {
      hash: cappedReading(signals.hash),
      query: cappedReading(signals.query),
      tab: cappedReading(signals.tab),
      banner: cappedReading(signals.banner),
      field: cappedReading(signals.field),
      root: cappedReading(signals.root),
      pods: cappedReading(signals.pods),
      hosted: cappedReading(signals.hosted),
    },
    spoke: [...spoke],
    disagreed: [...disagreed],
    outcome: look.outcome.kind === 'none' ? look.outcome.reason : look.outcome.kind,
    window: readWindow(window),
  };
}

function cappedReading(reading: Reading): PsaFacts['signals']['hash'] {
  if (reading.says === 'record') return reading;
  if (reading.says !== 'invoice') return { says: reading.says };
  const { says, recordId, number } = reading;
  return { says, recordId, number };
}

/** Counts the classes of those families, and the screen names on the roots. */
function countClasses(
  documents: readonly Document[],
  roots: readonly Element[],
  screenClass: RegExp,
): PsaFacts['classNames'] {
  const counts = new Map<string, { count: number; visible: number }>();
  const elements = documents.flatMap((document) => [...document.querySelectorAll(classSelectors)]);
  for (const element of elements.slice(0, mostElements)) {
    const isRoot = roots.includes(element);
    for (const name of element.classList) {
      if (!classPattern.test(name) && !(isRoot && screenClass.test(name))) continue;
      const { count, visible } = counts.get(name) ?? { count: 0, visible: 0 };
      counts.set(name, { count: count + 1, visible: visible + (isVisible(element) ? 1 : 0) });
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name: capped(name), ...count }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, caps.classNames);
}

function framesWithin(document: Document, depth = 1): PsaFacts['frames'] {
  if (depth > deepestFrame) return [];
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe, frame')].slice(0, caps.frames);
  return frames.flatMap((frame) => {
    const inner = frame.contentDocument;
    const address = addressOf(frame);
    return [{ depth, address }, ...(inner ? framesWithin(inner, depth + 1) : [])];
  });
}

/** Where a frame is: a page of another origin does not say, but its frame has the address that it was given. */
function addressOf(frame: HTMLIFrameElement): string | null {
  const address = frame.contentDocument ? frame.contentWindow?.location.href : frame.src;
  return address ? address.slice(0, caps.frameAddress) : null;
}

const objectTextSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

function readMemberKeys(window: Window): PsaFacts['memberKeys'] {
  const stored = v.safeParse(objectTextSchema, storedText(window, memberKey));
  if (!stored.success) return null;
  const data = v.safeParse(objectTextSchema, stored.output['data']);
  const member = data.success ? data.output['member'] : undefined;
  return { stored: keysOf(stored.output), member: keysOf(member) };
}

function storedText(window: Window, key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // Storage can be blocked for a page; then even reading the property throws.
    return null;
  }
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.keys(value).slice(0, caps.keys).map(capped)
    : [];
}

function capped(text: string): string {
  return text.slice(0, caps.text);
}
