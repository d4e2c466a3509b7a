/** A small package without problems, in which a test changes one thing. */
import { readDocumented } from '../rules/documented.ts';
import { type Expected, findProblems } from '../rules/find-problems.ts';

export const documented = readDocumented(`
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

export const expected: Expected = {
  grants: documented.grantsOn(['https://psa.example']),
  addresses: documented.addresses,
  connect: ['https:'],
  ancestors: ['https://psa.example'],
  isShipped: true,
};

export const script = {
  matches: ['https://psa.example/*'],
  js: ['content-scripts/invoice.js'],
  run_at: 'document_idle',
};

export const resources = {
  resources: ['panel.html'],
  matches: ['https://psa.example/*'],
  use_dynamic_url: true,
};

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src https:; base-uri 'none'; form-action 'none'; frame-ancestors https://psa.example; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export const command = { suggested_key: { default: 'Alt+Shift+Y' }, description: 'Open' };

export const manifest = {
  manifest_version: 3,
  permissions: ['storage'],
  action: { default_title: 'POD', default_popup: 'popup.html' },
  commands: { 'open-pod': command },
  content_scripts: [script],
  web_accessible_resources: [resources],
  content_security_policy: { extension_pages: policy },
};

export const meta = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`;

export const head = `<!doctype html><html><head>${meta}<script type="module" src="/chunks/panel.js"></script></head>`;

export const page = `${head}<body></body></html>`;

const code = `const api = "https://api.example/pod"; const site = \`https://\${host}/*\`; node.innerHTML = given.__html; const table = { eval: { minArgs: 1 } }; setTimeout(() => {}, 5); value instanceof Function; Function.prototype.call; import("/chunks/other.js"); "panel.html"; "pod.load"`;

/** The problems found in the good package after some of its files are replaced. */
export function problemsWith(change: Readonly<Record<string, string>>): string[] {
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

export const manifestWith = (change: object) => ({
  'manifest.json': JSON.stringify({ ...manifest, ...change }),
});
