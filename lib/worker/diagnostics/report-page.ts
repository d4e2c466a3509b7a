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
  publicHost,
  shapeOfBanner,
  shapeOfHost,
  shapeOfNumber,
  shapeOfPath,
} from './redact.ts';
import { sizeShape } from './report-panel.ts';

/** The query parameters that addresses of PSA and of its hosted pods are known to have; others may be a tenant's own. */
const knownParameters = new Set(
  'locale session fullscreen chat routeTo recid srRecID companyName recordType id screen'.split(' '),
);
/** Most parameters that are told of one address. */
const mostParameters = 20;

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
  const { banners, classNames, frames, memberKeys, hasMember, window } = facts.output;
  return [
    `Window: ${window === undefined ? 'not readable' : sizeShape(window)}`,
    ...linesOfAddress(facts.output.address, servedHosts),
    ...listed(
      'Banner',
      banners.map(({ text, isVisible }) => `${shapeOfBanner(text)}${isVisible ? '' : ' (hidden)'}`),
    ),
    ...linesOfDetection(facts.output),
    ...listed('Class', countedNames(classNames)),
    ...listed(
      'Frame',
      frames.map(({ depth, address }) => `${'> '.repeat(depth - 1)}${frameShape(address)}`),
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
  return [
    `Host: ${host} (${served})`,
    `Path: ${shapeOfPath(url.pathname)}`,
    `Query: ${queryShape(url)}`,
    `Fragment: ${fragmentShape(url.hash)}`,
  ];
}

function queryShape({ searchParams }: URL): string {
  const parameters = [...searchParams].slice(0, mostParameters);
  return parameters.map(([name, value]) => parameterShape(name, value)).join(', ') || 'none';
}

/** The values of names that a program gives stay; a hosted pod's `id` may be a number or anything else. */
function parameterShape(name: string, value: string): string {
  if (!knownParameters.has(name)) return leftOut;
  if (/^(?:routeTo|recordType|screen)$/.test(name)) return `${name}=${programName(value)}`;
  if (name === 'id') return `${name}=${shapeOfNumber(value)}`;
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
  const tab = reading.tab === undefined ? '' : `, tab ${programName(reading.tab)}`;
  return `place ${placeName(reading.place)}${token}, ${record}${tab}`;
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

/** Which program a frame shows, and with which parameters: `pay.wise-pay.com/pod, parameters: id=9999, screen=invoice`. */
function frameShape(address: string | null): string {
  if (address === null) return 'without an address';
  if (/^about:(?:blank|srcdoc)$/.test(address)) return address;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return leftOut;
  return `${publicHost(url)}${shapeOfPath(url.pathname)}, parameters: ${queryShape(url)}`;
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
