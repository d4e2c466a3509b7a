/** The part above a screen's content: the breadcrumb and the texts that name the record. */
import type { ScreenContent, TitleContent } from '../content/content.ts';
import type { Layout } from '../layout.ts';
import { label, make, type Sheet } from './elements.ts';

/** The elements of the banner, in their order. */
export function drawBanner(
  sheet: Sheet,
  { place }: Layout,
  { titles, breadcrumb }: ScreenContent,
): HTMLElement[] {
  const trail = breadcrumb.map((text) => label(sheet, text, 'navigationEntry cw_CwLabel'));
  const classesInBanner = place.kind === 'banner' ? place.classes : 'detailLabel';
  function draw({ place: at, text }: TitleContent): HTMLElement {
    switch (at) {
      case 'banner':
        return make(sheet, 'div', 'cw_BannerView', make(sheet, 'div', classesInBanner, text));
      case 'obfuscated':
        return make(sheet, 'div', '', text);
      case 'heading': {
        const heading = make(sheet, place.tag, place.classes, text);
        if (place.tag === 'div') {
          heading.setAttribute('role', 'heading');
          heading.setAttribute('aria-level', '1');
        }
        return heading;
      }
      case 'title':
        return make(sheet, place.tag === 'td' ? 'div' : place.tag, place.classes, text);
    }
  }
  return [make(sheet, 'div', 'cw_NavigationTrail', ...trail), ...titles.map(draw)];
}
