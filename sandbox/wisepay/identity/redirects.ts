/** How the sign-in page sends the browser back: directly, or by its own script, as hosted providers do. */
import type { KoaContextWithOIDC } from 'oidc-provider';
import * as v from 'valibot';

/** `fetch`: the script first sends a request to the provider. `afterMs`: its delay after the page has loaded, in ms. */
export const redirectsSchema = v.variant('by', [
  v.strictObject({ by: v.literal('header') }),
  v.strictObject({
    by: v.literal('script'),
    afterMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)), 0),
    fetch: v.optional(v.boolean(), false),
  }),
]);

export type Redirects = v.InferOutput<typeof redirectsSchema>;

/**
 * Middleware that answers with a page that redirects by script, where the provider would redirect to an `isEnd`
 * address.
 * @param redirects the current setting; a redirect by header stays
 */
export function redirectAs(redirects: () => Redirects, isEnd: (address: string) => boolean) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const way = redirects();
    const end: unknown = context.response.headers['location'];
    if (way.by === 'header' || typeof end !== 'string' || !isEnd(end.split(/[?#]/)[0] ?? '')) return;
    const page = scriptedPage(end, way);
    context.remove('Location');
    context.status = 200;
    context.type = 'html';
    context.body = page;
  };
}

function scriptedPage(end: string, { afterMs, fetch }: Extract<Redirects, { by: 'script' }>): string {
  const address = JSON.stringify(end).replaceAll('<', '\\u003c');
  const first = fetch
    ? 'await fetch(".well-known/openid-configuration").then((answer) => answer.text());'
    : '';
  return `<!doctype html><title>One moment</title><p>One moment…</p><script>
addEventListener('load', () => setTimeout(async () => { ${first} location.replace(${address}); }, ${afterMs}));
</script>`;
}
