/** Every address and host that a package names must be on a list. */
import { filesNamed, type PackageFiles } from './package-files.ts';
import { textOf, unknownPart, walkScript } from './syntax.ts';

const addressPattern = /(?:https?|wss?|ftp):\/\/[^\s/?#"'`<>()\\;,]*/gi;

/** A text that is only a host name, under a common top-level domain. */
const hostPattern =
  /^(?:\/\/)?(?:\*\.)?(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|co|ai|cloud|info|biz|me|us|uk|eu|xyz|site|online|example|invalid|test|localhost)(?::\d+)?(?=[/?#]|$)/i;

/**
 * @param known addresses without paths (`https://a.example`), and bare hosts, which also stand for their https
 * addresses; `{…}` for parts known only when the code runs
 */
export function findAddressProblems(files: PackageFiles, known: readonly string[]): string[] {
  const scripts = filesNamed(files, '.js').flatMap(([file, code]) => named(file, textsIn(code)));
  const others = ['.html', '.css', '.json'].flatMap((end) =>
    filesNamed(files, end).flatMap(([file, text]) => named(file, [text, ...text.split(/["'\s()]+/)])),
  );
  const found = [...scripts, ...others].filter(
    ({ address }) => !known.includes(address.replace(/^https:\/\/(?=.)/, '')) && !known.includes(address),
  );
  return [...new Set(found.map(({ file, address }) => `${file}: ${address} is on no list`))];
}

function named(file: string, texts: readonly string[]): { file: string; address: string }[] {
  return texts.flatMap(addressesIn).map((address) => ({ file, address }));
}

function addressesIn(text: string): string[] {
  const whole = [...text.matchAll(addressPattern)].map(([address]) =>
    // The code appends a host to a bare scheme.
    address.endsWith('//') ? `${address}${unknownPart}` : address.toLowerCase(),
  );
  const bare = hostPattern.exec(text)?.[0].toLowerCase();
  return bare === undefined ? whole : [...whole, bare];
}

function textsIn(code: string): string[] {
  const texts: string[] = [];
  walkScript(code, (node) => {
    const text = textOf(node);
    // Also each part of a template, because a part may be a host.
    if (text !== undefined) texts.push(text, ...text.split(unknownPart).filter((part) => part !== text));
  });
  return texts;
}
