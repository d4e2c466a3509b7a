/** The texts that name a record, in the words of a layout. */
import type { Layout } from '../layout.ts';
import { fullWidth } from '../numbers.ts';
import type { ScreenContent, TitleContent } from './content.ts';

/** A record as its screen names it. */
export interface NamedRecord {
  readonly word: string;
  readonly number: string;
  readonly company: string;
  /** The banner that the real client is known to show for this record, in English. */
  readonly knownBanner?: string;
}

const textPlaces = ['banner', 'title', 'heading', 'obfuscated'] as const;
const rightToLeftMark = '\u200f';

/** The record's name by the layout's template. */
export function nameOf({ place }: Layout, { word, number, company }: NamedRecord): string {
  const printed = place.isFullWidth ? fullWidth(number) : number;
  const marked = place.hasDirectionMarks ? `${rightToLeftMark}${printed}${rightToLeftMark}` : printed;
  // Functions: a replacement text would have a meaning of its own.
  return place.template
    .replace('%w', () => word)
    .replace('%s', () => place.sign)
    .replace('%n', () => marked)
    .replace('%c', () => company);
}

/** The parts of a screen that name its record, or only its kind: `record.number` is empty on screens without one. */
export function titlesOf(
  layout: Layout,
  record: NamedRecord,
  path: readonly string[],
): Pick<ScreenContent, 'titles' | 'breadcrumb' | 'documentTitle'> {
  const { place, numberlessBanner } = layout;
  const isAt = (kind: typeof place.kind) => place.kind === kind || place.also === kind;
  const name = record.number === '' ? record.word : nameOf(layout, record);
  const numberless = { word: record.word, company: record.company || record.word, nothing: '' }[
    numberlessBanner
  ];
  const known = layout.language === 'en' && layout.nameScope !== 'all' ? record.knownBanner : undefined;
  const banner = known ?? (isAt('banner') ? name : numberless);
  const titles = textPlaces
    .filter((at) => at !== 'banner' && isAt(at))
    .map((at): TitleContent => ({ place: at, text: name }));
  if (banner !== '') titles.push({ place: 'banner', text: banner });
  return {
    titles,
    breadcrumb: [...path, isAt('breadcrumb') ? name : record.word],
    documentTitle: isAt('documentTitle') ? `Manage: ${name}` : 'Manage: ConnectWise PSA',
  };
}
