/** The style sheets of the POD's pages, one at a time: one page's styles must not affect another. */
import optionsStyle from '../../../components/options/options.css?inline';
import podStyle from '../../../components/panel/pod.css?inline';
import popupStyle from '../../../components/popup/popup.css?inline';
import type { GalleryState } from '../gallery-state.ts';

export type Scheme = 'light' | 'dark';

const texts: Readonly<Record<GalleryState['surface'], string>> = {
  panel: podStyle,
  side_panel: podStyle,
  // The content script's elements bring their own styles.
  page: '',
  popup: popupStyle,
  options: optionsStyle,
};

/**
 * The styles for one document, which has none at first.
 *
 * @param scheme the color scheme to show, whatever the browser prefers; null leaves it to the browser
 */
export function createStyles(document: Document, scheme: Scheme | null) {
  if (scheme !== null) document.documentElement.style.colorScheme = scheme;
  return {
    /** Applies a surface's styles to the document. */
    wear(surface: GalleryState['surface']): void {
      const sheet = new CSSStyleSheet();
      const style = scheme === null ? texts[surface] : settled(texts[surface], scheme);
      // Styles outside any layer take precedence over a layer: so the gallery's own, for the fonts, come first.
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
