/** Serves the gallery: every state of the POD, side by side and individually. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import * as v from 'valibot';
import { wordsTags } from '#lib/i18n/languages.ts';
import { bundleGallery, type GalleryBundle } from './bundle.ts';
import { pageStyle } from './page-style.ts';
import { galleryPage, statePage } from './pages.ts';
import { galleryGroups } from './states/all-states.ts';

const choiceSchema = v.object({
  language: v.fallback(v.picklist(wordsTags), 'en'),
  scheme: v.fallback(v.nullable(v.picklist(['light', 'dark'])), null),
});

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** The gallery's app. @param path where it is mounted, without a slash at the end */
export function createGallery(path: string): Hono {
  const app = new Hono();
  let bundling: Promise<GalleryBundle> | undefined;

  /** Bundles at the first request: most sandboxes never get one. */
  function bundle(): Promise<GalleryBundle> {
    bundling ??= bundleGallery(`${path}/files/`).catch((error: unknown) => {
      bundling = undefined;
      throw error;
    });
    return bundling;
  }

  // The POD's own pages have a similar policy: what works here does not depend on a looser one.
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      xFrameOptions: 'SAMEORIGIN',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ['data:'],
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'self'"],
      },
    }),
  );

  app.get('/', (context) =>
    context.html(galleryPage(galleryGroups(), v.parse(choiceSchema, context.req.query()), path)),
  );
  app.get('/gallery.css', (context) => context.body(pageStyle, 200, { 'Content-Type': types['css'] ?? '' }));
  app.get('/state', async (context) => context.html(statePage(await bundle())));
  app.get('/files/*', async (context) => {
    const content = (await bundle()).files.get(context.req.path);
    const type = types[context.req.path.split('.').at(-1) ?? ''];
    if (content === undefined || type === undefined) return context.notFound();
    return context.body(content, 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  return app;
}
