/** What docs/permissions.md lists. Its tables are read, so that the document and the packages cannot drift apart. */

export interface Documented {
  /** What the manifests of the packages for PSA grant: `permissions: storage`. */
  readonly grants: readonly string[];
  /** The same for the sandbox build. */
  readonly sandboxGrants: readonly string[];
  /** The addresses and hosts that may be named in a package, and in the sandbox build on top. */
  readonly addresses: readonly string[];
  readonly sandboxAddresses: readonly string[];
}

/** Stands in the document for each of PSA's hosts. */
const hostWord = '<PSA host>';

/** @throws {Error} when the document lacks one of its sections */
export function readDocumented(document: string): Documented {
  const hosts = spansOf(section(document, 'PSA’s hosts'));
  const grants = grantsIn(section(document, 'What the manifest grants'), hosts);
  const inSandbox = grantsIn(section(document, 'The sandbox build'), hosts);
  const kinds = new Set(inSandbox.map(kindOf));
  return {
    grants,
    sandboxGrants: [...grants.filter((grant) => !kinds.has(kindOf(grant))), ...inSandbox],
    addresses: [...hosts, ...firstSpans(section(document, 'Addresses in the packages'))],
    sandboxAddresses: firstSpans(section(document, 'Addresses in the sandbox build')),
  };
}

/** The first cell of a row names the manifest's field and then what it grants, each as code. */
function grantsIn(text: string, hosts: readonly string[]): string[] {
  return rowsOf(text).flatMap(([first = '']) => {
    const [field, ...granted] = spansOf(first);
    return granted
      .flatMap((grant) =>
        grant.includes(hostWord) ? hosts.map((host) => grant.replace(hostWord, host)) : [grant],
      )
      .map((grant) => `${field}: ${grant}`);
  });
}

function firstSpans(text: string): string[] {
  return rowsOf(text).flatMap(([first = '']) => spansOf(first));
}

function kindOf(grant: string): string {
  return grant.slice(0, grant.indexOf(':'));
}

function section(document: string, title: string): string {
  const [, text] = document.split(new RegExp(`^#+ ${title}$`, 'm'));
  if (text === undefined) throw new Error(`docs/permissions.md has no section "${title}".`);
  return text.split(/^#+ /m)[0] ?? '';
}

/** The cells of a table's rows, without the two lines of its head. */
function rowsOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1));
}

function spansOf(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span ?? []);
}
