/** Draws one state of the POD in its own document: first the one that the address names, then any that is requested. */
import { render } from 'preact';
import * as v from 'valibot';
import { applyLanguage } from '#lib/i18n/apply-language.ts';
import { wordsTags } from '#lib/i18n/languages.ts';
import type { GalleryState } from '../gallery-state.ts';
import { galleryStates } from '../states/all-states.ts';
import { drawNoInvoice } from './draw-no-invoice.tsx';
import { drawOptions } from './draw-options.tsx';
import { drawPage } from './draw-page.ts';
import { drawPanel } from './draw-panel.tsx';
import { drawPopup } from './draw-popup.tsx';
import { fitFrame } from './fit-frame.ts';
import { createStyles } from './styles.ts';
import './letters.ts';

declare global {
  interface Window {
    /** Set once the first state is drawn. */
    gallery?: {
      /** Draws another state; resolves once it is drawn. @throws {Error} if there is no such state */
      show(name: string): Promise<void>;
    };
  }
}

const querySchema = v.object({
  name: v.optional(v.string(), 'loading'),
  language: v.optional(v.picklist(wordsTags), 'en'),
  scheme: v.optional(v.nullable(v.picklist(['light', 'dark'])), null),
});

const query = v.parse(querySchema, Object.fromEntries(new URLSearchParams(location.search)));
await applyLanguage(document, query.language, navigator.language);
const states = new Map(galleryStates().map((state) => [state.name, state]));
const styles = createStyles(document, query.scheme);
let life = new AbortController();

async function draw(state: GalleryState): Promise<void> {
  const root = document.body;
  switch (state.surface) {
    case 'panel':
      return drawPanel(root, state);
    case 'side_panel':
      return drawNoInvoice(root, state);
    case 'popup':
      return drawPopup(root, state);
    case 'options':
      return drawOptions(root, state);
    case 'page':
      return drawPage(root, state, life.signal);
  }
}

async function show(name: string): Promise<void> {
  const state = states.get(name);
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  life.abort();
  life = new AbortController();
  render(null, document.body);
  styles.wear(state.surface);
  await draw(state);
  // The picture must not depend on whether the window has the keyboard focus.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.scrollTo(0, 0);
  fitFrame(window);
}

// Text that is first laid out in another font stays a pixel off.
await Promise.all([...document.fonts].map((letters) => letters.load()));
await show(query.name);
window.gallery = { show };
