/** Pages and style sheets of a package must not contain inline code or load anything from elsewhere. */
import { Window } from 'happy-dom';
import { filesNamed, type PackageFiles } from './package-files.ts';

/** Elements that load, embed or submit. Scripts draw the pages, so their HTML needs none of these. */
const foreignElements = 'base, iframe, frame, object, embed, style, form, a, img, audio, video, svg';

/** An address inside the package. */
const ownAddress = /^\/(?!\/)[\w./-]+$/;

export function findPageProblems(files: PackageFiles): string[] {
  const pages = filesNamed(files, '.html').flatMap(([file, html]) =>
    pageProblems(html).map((problem) => `${file}: ${problem}`),
  );
  const styles = filesNamed(files, '.css').flatMap(([file, css]) =>
    (css.match(/@import\b|\burl\(|\bimage-set\(|\bexpression\(/gi) ?? []).map((found) => `${file}: ${found}`),
  );
  return [...pages, ...styles];
}

function pageProblems(html: string): string[] {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  const page = new window.DOMParser().parseFromString(html, 'text/html');
  const problems: string[] = [];

  for (const element of page.querySelectorAll('*')) {
    const name = element.localName;
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) problems.push(`${attribute} on ${name}`);
      if (attribute === 'style') problems.push(`style on ${name}`);
      if ((attribute === 'src' || attribute === 'href') && !ownAddress.test(value ?? '')) {
        problems.push(`${attribute} of ${name} is ${value}`);
      }
    }
    const isCode =
      name === 'script' && (!element.hasAttribute('src') || (element.textContent ?? '').trim() !== '');
    if (isCode) problems.push('an inline script');
  }
  for (const element of page.querySelectorAll(foreignElements))
    problems.push(`a ${element.localName} element`);

  const policies = [...page.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')];
  const isClosed = policies.some((policy) =>
    /\bconnect-src 'none'/.test(policy.getAttribute('content') ?? ''),
  );
  if (!isClosed) problems.push('the page may connect');
  return problems;
}
