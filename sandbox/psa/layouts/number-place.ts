/** Where an invoice's number stands on its screen, and in which words. */
import type { Language } from './languages.ts';
import { wordsOf } from './languages.ts';
import type { Random } from './random.ts';

/** The element that has the number. */
export const placeKinds = [
  'banner',
  'title',
  'heading',
  'field',
  'row',
  'rowText',
  'label',
  'breadcrumb',
  'documentTitle',
  'obfuscated',
  'nowhere',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** In texts with a field's label, `%w` is the word for an invoice, `%s` a number sign, `%n` the number, `%c` the company. */
export const templates = [
  '%w %s%n - %c',
  '%w %s%n',
  '%w %s%n · %c',
  '%c – %w %s%n',
  '%n (%w)',
  '%n - %w - %c',
  '%w: %n',
  '%w | %c | %n',
  '%w%s%n',
  '%c (%w %n)',
  '%n · %c',
  '%n',
  '%c | %n',
] as const;
export type Template = (typeof templates)[number];

export interface NumberPlace {
  readonly kind: PlaceKind;
  /** A second place with the same number, in other words. */
  readonly also: PlaceKind | null;
  /** The element's tag and stable classes where the number is in a text. */
  readonly tag: string;
  readonly classes: string;
  readonly template: Template;
  readonly word: string;
  readonly sign: string;
  /** The label and the ID of a field. */
  readonly label: string;
  readonly fieldId: string;
  readonly isFullWidth: boolean;
  /** Whether direction marks surround the number, as in mixed right-to-left text. */
  readonly hasDirectionMarks: boolean;
}

const titleClasses = [
  'cw_BannerView cw_ScreenTitle',
  'cw_RecordTitle gwt-Label',
  'mm_screenTitle mm_label',
  'cw-record-header',
  'cw_CwHeaderLabel gwt-Label',
  'mm_bannerText',
];
const headingClasses = ['cw_PageHeading', 'mm_heading', 'cw-page-title', 'gwt-HTML mm_title'];
const columns = [
  'Invoice_Number',
  'Billing_Number',
  'Bill_Nbr',
  'Inv_No',
  'AR_Document_Number',
  'Billing_Log_Number',
  'Document_Nbr',
];
const wordless: readonly Template[] = ['%n · %c', '%n', '%c | %n'];

/** Whether a text of this form says what kind of record it names. */
export function isWordless(template: Template): boolean {
  return wordless.includes(template);
}

export function choosePlace(random: Random, language: Language): NumberPlace {
  const kind = random.weighted({
    banner: 38,
    title: 11,
    heading: 11,
    field: 16,
    row: 6,
    rowText: 5,
    label: 5,
    breadcrumb: 4,
    documentTitle: 2,
    obfuscated: 1,
  });
  const template = random.weighted({
    '%w %s%n - %c': 26,
    '%w %s%n': 12,
    '%w %s%n · %c': 8,
    '%c – %w %s%n': 9,
    '%n (%w)': 6,
    '%n - %w - %c': 5,
    '%w: %n': 6,
    '%w | %c | %n': 4,
    '%w%s%n': language === 'ja' ? 30 : 1,
    '%c (%w %n)': 4,
    '%n · %c': 3,
    '%n': 3,
    '%c | %n': 2,
  });
  const { invoices, number, signs } = wordsOf(language);
  const word = random.pick([invoices[0] ?? '', ...invoices]);
  const also = random.chance(25) ? random.pick(['field', 'row', 'breadcrumb', 'banner'] as const) : null;
  return {
    kind,
    also: also === kind ? null : also,
    ...elementOf(random, kind),
    template,
    word,
    sign: random.pick(signs),
    label: `${word}${language === 'ja' ? '' : ' '}${random.pick(number)}`.replace(' -', '-'),
    fieldId: `${random.pick(columns)}-input`,
    isFullWidth: language === 'ja' && random.chance(45),
    hasDirectionMarks: language === 'ar' && random.chance(60),
  };
}

function elementOf(random: Random, kind: PlaceKind): { tag: string; classes: string } {
  if (kind === 'title')
    return { tag: random.pick(['div', 'span', 'td']), classes: random.pick(titleClasses) };
  if (kind === 'heading') {
    return { tag: random.pick(['h1', 'h2', 'div']), classes: random.pick(headingClasses) };
  }
  return {
    tag: 'div',
    classes: random.pick(['detailLabel', 'gwt-Label mm_label detailLabel cw_CwLabel']),
  };
}
