/** The part of the diagnostics report about a page. */
import * as v from 'valibot';
import { type PsaFacts, pageFactsSchema } from '../../protocol/page-facts.ts';
import { readHash } from '../../psa/address/hash.ts';
import { isPsaPage } from '../../psa/hosts.ts';
import { recordIdSchema } from '../../psa/invoice-ref.ts';
import { signalNames } from '../../psa/signals.ts';
import {
  leftOut,
  placeName,
  programName,
  shapeOfBanner,
  shapeOfHost,
  shapeOfNumber,
  shapeOfPath,
} from './redact.ts';

/** The query parameters that PSA's addresses are known to have; any other name may be a tenant's own. */
const knownParameters = new Set(
  'locale session fullscreen chat routeTo recid srRecID companyName recordType'.split(' '),
);

/**
 * One line for each fact about a page, without line ends.
 *
 * @param page what the collecting script returned; undefined if it could not run
 * @param servedHosts the PSA hosts that are served
 */
export function linesOfPage(page: unknown, servedHosts: readonly string[]): string[] {
  if (page === undefined) return ['Page: the browser did not let the POD look at it.'];
  const facts = v.safeParse(pageFactsSchema, page);
  if (!facts.success) return ['Page: what was read of it could not be used.'];
  if (facts.output.kind === 'other') return ['Page: not a page of the PSA client; nothing was read.'];
  const { banners, classNames, frames, memberKeys, hasMember } = facts.output;
  return [
    ...linesOfAddress(facts.output.address, servedHosts),
    ...listed(
      'Banner',
      banners.map(({ text, isVisible }) => `${shapeOfBanner(text)}${isVisible ? '' : ' (hidden)'}`),
    ),
    ...linesOfDetection(facts.output),
    ...listed('Class', countedNames(classNames)),
    ...listed(
      'Frame',
      frames.map(({ depth, path }) => {
        const indent = '> '.repeat(depth - 1);
        return `${indent}${path === null ? 'of another origin' : pathOfFrame(path)}`;
      }),
    ),
    `Member: ${hasMember ? 'has a readable email' : 'no readable email'}`,
    ...(memberKeys === null
      ? ['Member’s keys: nothing stored, or not in a known form']
      : [
          `Member’s keys, outside: ${namesIn(memberKeys.stored)}`,
          `Member’s keys, inside: ${namesIn(memberKeys.member)}`,
        ]),
  ];
}

function linesOfAddress(address: string, servedHosts: readonly string[]): string[] {
  const url = URL.parse(address);
  if (url === null) return ['Address: not readable'];
  // ConnectWise's own hosts are not secret; a customer's own server contains its owner's name.
  const host = isPsaPage(url) ? url.host : shapeOfHost(url.host);
  const served = isPsaPage(url, servedHosts) ? 'served' : 'not served';
  const parameters = [...url.searchParams].map(([name, value]) => parameterShape(name, value));
  return [
    `Host: ${host} (${served})`,
    `Path: ${shapeOfPath(url.pathname)}`,
    `Query: ${parameters.length === 0 ? 'none' : parameters.slice(0, 20).join(', ')}`,
    `Fragment: ${fragmentShape(url.hash)}`,
  ];
}

function parameterShape(name: string, value: string): string {
  if (!knownParameters.has(name)) return leftOut;
  if (name === 'routeTo' || name === 'recordType') return `${name}=${programName(value)}`;
  return name === 'recid' || name === 'srRecID' ? `${name}=${recordId(value)}` : name;
}

function fragmentShape(hash: string): string {
  const reading = readHash(hash);
  if (reading.kind === 'none') return 'none';
  const token = reading.token === undefined ? '' : `, screen ${programName(reading.token)}`;
  if (reading.kind === 'unreadable') {
    const isPacked = hash.startsWith('#XQAACA');
    return `not readable, ${hash.length} characters, ${isPacked ? 'packed' : 'of another form'}${token}`;
  }
  const record = reading.recordId === undefined ? 'no record' : `record ${recordId(reading.recordId)}`;
  return `place ${placeName(reading.place)}${token}, ${record}`;
}

function linesOfDetection({ outcome, signals, spoke, disagreed }: PsaFacts): string[] {
  const said = signalNames.map((name) => {
    const { says, recordId: id, number } = signals[name];
    const record = id === undefined ? '' : `, record ${recordId(id)}`;
    const named = number === undefined ? '' : `, number ${shapeOfNumber(number)}`;
    return `${name}: ${says}${record}${named}`;
  });
  return [
    `A first look finds: ${programName(outcome)}`,
    ...listed('Signal', said),
    `Signals that spoke: ${spoke.join(', ') || 'none'}`,
    `Signals that disagreed: ${disagreed.join(', ') || 'none'}`,
  ];
}

/** Merges names that look the same without their digits. */
function countedNames(classNames: PsaFacts['classNames']): string[] {
  const counts = new Map<string, { count: number; visible: number }>();
  for (const { name, count, visible } of classNames) {
    const shown = programName(name);
    const before = counts.get(shown) ?? { count: 0, visible: 0 };
    counts.set(shown, { count: before.count + count, visible: before.visible + visible });
  }
  return [...counts].map(([name, { count, visible }]) => `${name} × ${count} (${visible} visible)`);
}

function pathOfFrame(path: string): string {
  return /^about:(?:blank|srcdoc)$/.test(path) ? path : shapeOfPath(path);
}

function recordId(text: string): string {
  return v.is(recordIdSchema, text) ? text : leftOut;
}

function namesIn(keys: readonly string[]): string {
  return [...new Set(keys.map(programName))].join(', ') || 'none';
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [`${title}: none`] : items.map((item) => `${title}: ${item}`);
}
