/** The style sheets of the POD's pages, one at a time: what one page has must not reach another. */
import optionsStyle from '../../../components/options/options.css?inline';
import podStyle from '../../../components/panel/pod.css?inline';
import popupStyle from '../../../components/popup/popup.css?inline';
import type { GalleryState } from '../gallery-state.ts';

export type Scheme = 'light' | 'dark';

const texts: Readonly<Record<GalleryState['surface'], string>> = {
  panel: podStyle,
  // What the content script draws brings its own along.
  page: '',
  popup: popupStyle,
  options: optionsStyle,
};

/**
 * The styles for one document, which wears none at first.
 *
 * @param scheme for people who look at both: rules for it hold, whatever the browser prefers. Null leaves it to the
 *   browser, as everywhere else.
 */
export function createStyles(document: Document, scheme: Scheme | null) {
  if (scheme !== null) document.documentElement.style.colorScheme = scheme;
  return {
    /** Dresses the document for a surface. */
    wear(surface: GalleryState['surface']): void {
      const sheet = new CSSStyleSheet();
      const style = scheme === null ? texts[surface] : settled(texts[surface], scheme);
      // What the gallery lays down itself, the letters, goes before everything in a layer.
      sheet.replaceSync(`@layer pod { ${style} }`);
      document.adoptedStyleSheets = [sheet];
    },
  };
}

function settled(style: string, scheme: Scheme): string {
  return style.replaceAll(/\(prefers-color-scheme:\s*(light|dark)\)/g, (_condition, wanted: string) =>
    wanted === scheme ? '(min-width: 0)' : '(max-width: 0)',
  );
}
