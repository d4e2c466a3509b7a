/** The route of a request, for diagnostics: its path as the API document has it, without anyone's IDs. */
import { paths } from './paths.ts';

/** The routes of the API, and `other` for everything else, such as WisePay's sign-in. */
export const routes: readonly string[] = [...new Set<string>(Object.values(paths)), 'other'];

const patterns = routes
  .filter((route) => route !== 'other')
  .map((route) => ({ route, pattern: new RegExp(`${route.replace(/\{\w+\}/g, '[^/]+')}$`) }));

/** Finds the route of a request's address: one of {@link routes}. */
export function routeOf(url: string | URL): string {
  const { pathname } = new URL(url);
  return patterns.find(({ pattern }) => pattern.test(pathname))?.route ?? 'other';
}
