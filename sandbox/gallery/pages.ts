/** The gallery's two pages: a single state, and all states side by side. */
import { html } from 'hono/html';
import { wordsTags } from '#lib/i18n/languages.ts';
import type { GalleryBundle } from './bundle.ts';
import { type GalleryGroup, type GalleryState, widthOf } from './gallery-state.ts';

type Html = ReturnType<typeof html>;

/** The language and color scheme that the user has chosen. */
export interface Choice {
  readonly language: string;
  /** Null for the browser's preference. */
  readonly scheme: string | null;
}

/** An empty document, which the script fills. */
export function statePage({ script, style }: Pick<GalleryBundle, 'script' | 'style'>): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>WisePay Payment POD</title>
        <link rel="stylesheet" href="${style}" />
        <link rel="icon" href="data:," />
        <script type="module" src="${script}"></script>
      </head>
      <body></body>
    </html>`;
}

/** The page with all states. @param path where the gallery is mounted; the states are below it */
export function galleryPage(groups: readonly GalleryGroup[], choice: Choice, path: string): Html {
  const count = groups.reduce((sum, { states }) => sum + states.length, 0);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gallery – WisePay Payment POD</title>
        <link rel="stylesheet" href="${path}/gallery.css" />
        <link rel="icon" href="data:," />
      </head>
      <body class="${choice.scheme ?? ''}">
        <header>
          <h1>Gallery</h1>
          <p>${count} states of the POD, drawn by its own components.</p>
          <nav aria-label="Language">${wordsTags.map((language) => link(path, choice, { language }))}</nav>
          <nav aria-label="Colours">
            ${[null, 'light', 'dark'].map((scheme) => link(path, choice, { scheme }))}
          </nav>
        </header>
        <main>
          ${groups.map(
            ({ title, states }) => html`<section>
              <h2>${title}</h2>
              <div class="states">${states.map((state) => figure(state, choice, path))}</div>
            </section>`,
          )}
        </main>
      </body>
    </html>`;
}

function link(path: string, choice: Choice, change: Partial<Choice>): Html {
  const wanted = { ...choice, ...change };
  const isCurrent = wanted.language === choice.language && wanted.scheme === choice.scheme;
  const text = change.language ?? change.scheme ?? 'as the browser';
  return html`<a href="${path}?${queryOf(wanted)}" ${isCurrent ? 'aria-current=page' : ''}>${text}</a>`;
}

function figure(state: GalleryState, choice: Choice, path: string): Html {
  const { name } = state;
  const address = `${path}/state?${queryOf(choice, name)}`;
  // The frame's border, 1 px on each side, is not part of the state.
  const width = widthOf(state) + 2;
  return html`<figure>
    <iframe src="${address}" title="${name}" loading="lazy" width="${width}" height="300"></iframe>
    <figcaption><a href="${address}">${name}</a></figcaption>
  </figure>`;
}

function queryOf({ language, scheme }: Choice, name?: string): URLSearchParams {
  return new URLSearchParams({
    ...(name !== undefined && { name }),
    language,
    ...(scheme !== null && { scheme }),
  });
}
