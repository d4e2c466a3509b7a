/** Reads the tables of docs/permissions.md, so that the document and the packages cannot drift apart. */
import { rowsOf } from '../../unit/support/markdown-table.ts';

export interface Documented {
  /**
   * What the manifest of every package grants (such as `permissions: storage`), given the sites that it serves
   * (such as `https://psa.example`).
   */
  grantsOn(sites: readonly string[]): string[];
  /** What the package for the stores also grants. */
  readonly storeGrants: readonly string[];
  /** ConnectWise's own hosts. */
  readonly psaHosts: readonly string[];
  /** The addresses and hosts that a package may name, and those that only a sandbox build may also name. */
  readonly addresses: readonly string[];
  readonly sandboxAddresses: readonly string[];
}

/** The document's placeholder for each site that a package serves. */
const siteWord = '<PSA site>';

/** @throws {Error} if the document lacks a section */
export function readDocumented(document: string): Documented {
  const psaHosts = spansOf(section(document, 'PSA’s hosts'));
  const grants = grantsIn(section(document, 'What the manifest grants'));
  return {
    psaHosts,
    grantsOn: (sites) =>
      grants.flatMap((grant) =>
        grant.includes(siteWord) ? sites.map((site) => grant.replace(siteWord, site)) : [grant],
      ),
    storeGrants: grantsIn(section(document, 'The package for the stores')),
    addresses: [...psaHosts, ...firstSpans(section(document, 'Addresses in the packages'))],
    sandboxAddresses: firstSpans(section(document, 'Addresses in the sandbox build')),
  };
}

/** A row's first cell names the manifest's field and then what it grants, each as code. */
function grantsIn(text: string): string[] {
  return rowsOf(text).flatMap(([first = '']) => {
    const [field, ...granted] = spansOf(first);
    return granted.map((grant) => `${field}: ${grant}`);
  });
}

function firstSpans(text: string): string[] {
  return rowsOf(text).flatMap(([first = '']) => spansOf(first));
}

function section(document: string, title: string): string {
  const [, text] = document.split(new RegExp(`^#+ ${title}$`, 'm'));
  if (text === undefined) throw new Error(`docs/permissions.md has no section "${title}".`);
  return text.split(/^#+ /m)[0] ?? '';
}

function spansOf(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span ?? []);
}
