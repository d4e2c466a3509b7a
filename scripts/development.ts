/** Settings that WXT's development server needs and that no package may have. */
import type { Plugin } from 'vite';

/**
 * The content security policy during development: pages load their modules from the development server, which adds
 * styles to the page and reports changes through a socket. WXT itself adds the server to `script-src`.
 *
 * @param connectSources where the worker may connect in any case
 * @param frameAncestors the sites that may frame the panel
 */
export function developmentPolicy(
  connectSources: readonly string[],
  frameAncestors: readonly string[],
): string {
  const server = ['http://localhost:*', 'ws://localhost:*'];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src ${[...connectSources, ...server].join(' ')}`,
    `frame-ancestors ${frameAncestors.join(' ')}`,
    "object-src 'none'",
  ].join('; ');
}

/** Removes each page's own policy, which keeps pages from connecting to anything. */
export function withoutPagePolicies(): Plugin {
  return {
    name: 'without-page-policies',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}
