/** Every address and every host that a package names has to be on a list. */
import { filesNamed, type PackageFiles } from './package-files.ts';
import { textOf, unknownPart, walkScript } from './syntax.ts';

const addressPattern = /(?:https?|wss?|ftp):\/\/[^\s/?#"'`<>()\\;,]*/gi;

/** A text that is a host's name and nothing else, under a domain that people use. */
const hostPattern =
  /^(?:\/\/)?(?:\*\.)?(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|co|ai|cloud|info|biz|me|us|uk|eu|xyz|site|online|example|invalid|test|localhost)(?::\d+)?(?=[/?#]|$)/i;

/**
 * @param known addresses without their paths (`https://a.example`), and hosts by themselves, which stand for their https
 * addresses too; `{…}` for what is only known when the code runs
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
    // A scheme by itself waits for a host to be put behind it.
    address.endsWith('//') ? `${address}${unknownPart}` : address.toLowerCase(),
  );
  const bare = hostPattern.exec(text)?.[0].toLowerCase();
  return bare === undefined ? whole : [...whole, bare];
}

function textsIn(code: string): string[] {
  const texts: string[] = [];
  walkScript(code, (node) => {
    const text = textOf(node);
    // The parts of a template by themselves too: one of them may be a host.
    if (text !== undefined) texts.push(text, ...text.split(unknownPart).filter((part) => part !== text));
  });
  return texts;
}
