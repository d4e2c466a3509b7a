/** A check that finds nothing proves nothing: each one gets a package with exactly one thing wrong. */
import { describe, expect, it } from 'vitest';
import { findProblems } from './rules/find-problems.ts';
import { expected, head, manifest, meta, page, problemsWith } from './support/good-package.ts';

it('nothing is found in a package that is as it should be', () => {
  expect(problemsWith({})).toEqual([]);
});

describe('code out of text is found in', () => {
  it.each([
    'eval("1")',
    '(0, eval)("1")',
    'const run = eval; run("1")',
    'globalThis.eval("1")',
    'self["eval"]("1")',
    'new Function("return 1")()',
    'Function("return 1")()',
    'const Make = Function; new Make("return 1")',
    'run.constructor("return 1")()',
    '[].constructor.constructor(text)()',
    'setTimeout("go()", 1)',
    `window.setInterval(\`go(\${1})\`, 1)`,
    'setTimeout("go(" + id + ")", 1)',
    'importScripts("x.js")',
    'WebAssembly.instantiate(bytes)',
  ])('%s', (poison) => {
    expect(problemsWith({ 'background.js': `fetch(api); ${poison}` })).not.toEqual([]);
  });
});

describe('markup out of text is found in', () => {
  it.each([
    'element.innerHTML = answer.name',
    'element.outerHTML = text',
    'frame.srcdoc = text',
    'element["innerHTML"] = text',
    'element.innerHTML += text',
    'element.insertAdjacentHTML("beforeend", text)',
    'document.write(text)',
    'window.document.writeln(text)',
    'range.createContextualFragment(text)',
    'new DOMParser().parseFromString(text, "text/html")',
    'element.setHTMLUnsafe(text)',
    'h("div", { dangerouslySetInnerHTML: { __html: text } })',
    'h("div", { "dangerouslySetInnerHTML": given })',
    'other.innerHTML = given.__html',
  ])('%s', (poison) => {
    expect(problemsWith({ 'chunks/options.js': poison })).not.toEqual([]);
  });
});

describe('code from elsewhere is found in', () => {
  it.each([
    ['an import', { 'background.js': 'import "https://api.example/x.js"' }],
    ['an import while it runs', { 'background.js': 'import("https://api.example/x.js")' }],
    ['an import of whatever it is told', { 'background.js': 'import(address)' }],
    ['an export', { 'background.js': 'export * from "//api.example/x.js"' }],
    ['a script element', { 'background.js': 'document.createElement("script")' }],
    ['a page', { 'options.html': `${head}<script src="https://api.example/x.js"></script>` }],
    ['a page without a scheme', { 'options.html': `${head}<script src="//api.example/x.js"></script>` }],
    ['a style sheet', { 'assets/panel.css': '@import "x.css"' }],
    ['a picture in a style sheet', { 'assets/panel.css': 'body { background: url(x.png) }' }],
    ['a source map', { 'chunks/panel.js.map': '{}' }],
    ['the name of a source map', { 'background.js': 'x();\n//# sourceMappingURL=background.js.map' }],
  ])('%s', (_, change) => {
    expect(problemsWith(change)).not.toEqual([]);
  });
});

describe('a page is found that has', () => {
  it.each([
    ['an inline script', `${head}<script>go()</script>`],
    ['an inline module', `${head}<script type="module">go()</script>`],
    ['a handler', `${head}<body onload="go()">`],
    ['a style of its own', `${head}<style>body { color: red }</style>`],
    ['a style on an element', `${head}<body style="color: red">`],
    ['a base', `${head}<base href="/x/">`],
    ['a frame', `${head}<iframe src="/other.html"></iframe>`],
    ['a javascript address', `${head}<link href="javascript:go()">`],
    ['no policy against connecting', page.replace(meta, '')],
  ])('%s', (_, html) => {
    expect(problemsWith({ 'options.html': html })).not.toEqual([]);
  });
});

describe('a content script is found that', () => {
  it.each([
    ['speaks for a person', `headers.set("Authorization", \`Bearer \${token}\`)`],
    ['signs proofs', 'sign("DPoP")'],
    ['reads the journal', 'read("journal.1")'],
  ])('%s', (_, poison) => {
    expect(problemsWith({ 'content-scripts/invoice.js': poison })).not.toEqual([]);
  });

  it('is not there', () => {
    const files = new Map([['manifest.json', JSON.stringify(manifest)]]);
    expect(findProblems(files, expected)).toContain('no content script');
  });
});
