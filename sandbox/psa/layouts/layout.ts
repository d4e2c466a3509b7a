/** One possible PSA: a seed decides everything about its invoice screen that nobody has seen. */
import { type Language, languages } from './languages.ts';
import { chooseNames, type NameScope, type NameStyle, type ScreenKind, type ScreenName } from './names.ts';
import { choosePlace, isWordless, type NumberPlace } from './number-place.ts';
import { chooseNumbering, type Numbering } from './numbers.ts';
import { Random } from './random.ts';

/** An invoice that a layout shows, for layouts that do not make up their own. */
export interface LayoutInvoice {
  readonly number: string;
  readonly recordId: string;
  readonly company: { readonly name: string; readonly recordId: string };
}

/** Things on an invoice's screen that are not its number and look like it. */
export const decoys = [
  'previous',
  'related',
  'purchaseOrder',
  'email',
  'note',
  'total',
  'company',
  'dates',
] as const;
export type Decoy = (typeof decoys)[number];

/** How earlier screens stay in the document. */
export const poolings = ['display', 'visibility', 'attribute', 'frame'] as const;
export type Pooling = (typeof poolings)[number];

/** The parts of a screen, which arrive one after another. */
export type Part = 'banner' | 'root' | 'pods';

/** Everything that a seed decides, as plain data (readonly), so that a failing layout can be printed. */
export interface Layout {
  readonly seed: number;
  readonly language: Language;
  /** Why nobody could learn this layout; null for all others. */
  readonly impossible: 'the number is nowhere' | 'all screens look alike' | null;
  readonly address: {
    readonly form: 'packed' | 'packed without token' | 'plain' | 'query';
    /** Whose record ID is in the address of an invoice. */
    readonly record: 'invoice' | 'company' | 'none';
    /** `idxk` of an invoice's address. */
    readonly tab: string | null;
  };
  readonly nameStyle: NameStyle;
  readonly nameScope: NameScope;
  readonly names: Readonly<Record<ScreenKind, ScreenName>>;
  /** What names a screen on its root: the address's token, another name, one that all screens share, or nothing. */
  readonly root: { readonly kind: 'token' | 'other' | 'generic' | 'none'; readonly name: string };
  readonly place: NumberPlace;
  readonly numbering: Numbering;
  /** What the banner says where the number is elsewhere. */
  readonly numberlessBanner: 'word' | 'company' | 'nothing';
  readonly nesting: {
    /** Same-origin frames around the content. */
    readonly depth: number;
    readonly holds: 'screen' | 'pods';
    readonly screens: 'invoices' | 'all';
  };
  readonly pods: {
    readonly kind: 'own' | 'generic' | 'none';
    readonly module: string;
    /** Seeds the order of an invoice's pods. */
    readonly order: number;
  };
  readonly arrival: {
    readonly parts: readonly Part[];
    /** Whether pods arrive one at a time. */
    readonly podByPod: boolean;
    /** Whether parts are emptied before their new content comes. */
    readonly blanksFirst: boolean;
    /** False where the address changes only after the content. */
    readonly addressFirst: boolean;
    /** Whether the address stays as it was when one invoice follows another (`movesAddress`). */
    readonly swaps: boolean;
  };
  readonly pooling: Pooling;
  /** Whether elements are refilled with the next record, or parked and made again. */
  readonly refills: boolean;
  readonly decoys: readonly Decoy[];
  /** Whether other screens show a related invoice under the label and ID of the invoice's own number. */
  readonly sharesField: boolean;
  readonly hosted: 'none' | 'wisepay' | 'other' | 'both';
  /** The invoices to show; null for endless made-up ones. */
  readonly invoices: readonly LayoutInvoice[] | null;
}

/**
 * The layout of a seed.
 * @param invoices what to show instead of made-up invoices: at least one
 */
export function layoutOf(seed: number, invoices: readonly LayoutInvoice[] | null = null): Layout {
  const random = new Random(seed, 1);
  const language = random.chance(50) ? 'en' : random.pick(Object.keys(languages) as Language[]);
  const fate = random.weighted({ learnable: 980, nowhere: 9, alike: 6 });
  const nameStyle: NameStyle =
    fate === 'alike'
      ? 'shared'
      : random.weighted({ known: 25, made: 32, foreign: 13, cryptic: 20, misleading: 4, shared: 3 });
  const nameScope: NameScope = nameStyle === 'shared' ? 'all' : random.chance(3) ? 'finance' : 'own';
  const names = chooseNames(random, nameStyle, nameScope);
  const place = withFate(choosePlace(random, language), fate, languages[language].record);
  const choice = {
    seed,
    language,
    impossible: impossibleFor(fate),
    address: chooseAddress(random),
    nameStyle,
    nameScope,
    names,
    root: chooseRoot(random, names.invoice.token),
    place,
    numbering: chooseNumbering(random),
    numberlessBanner: random.weighted({ word: 50, company: 25, nothing: 25 }),
    nesting: chooseNesting(random),
    pods: {
      kind: random.weighted({ own: 70, generic: 15, none: 15 }),
      module: random.pick(['finance_invoice', 'finance_bill', 'billing_detail', 'ar_document', 'fi_entry']),
      order: random.int(0, 1_000_000),
    },
    arrival: chooseArrival(random),
    pooling: random.pick(poolings),
    refills: random.chance(60),
    decoys: decoys.filter(() => random.chance(35)),
    sharesField: random.chance(6),
    hosted: random.weighted({ none: 60, wisepay: 15, other: 15, both: 10 }),
    invoices,
  } satisfies Layout;
  if (fate === 'alike') return alike(choice);
  return fate === 'nowhere' ? withoutNumber(choice) : distinguishable(choice);
}

function impossibleFor(fate: 'learnable' | 'nowhere' | 'alike'): Layout['impossible'] {
  if (fate === 'nowhere') return 'the number is nowhere';
  return fate === 'alike' ? 'all screens look alike' : null;
}

function withFate(place: NumberPlace, fate: 'learnable' | 'nowhere' | 'alike', record: string): NumberPlace {
  if (fate === 'nowhere') return { ...place, kind: 'nowhere', also: null };
  if (fate === 'alike') {
    const element = { kind: 'banner', tag: 'div', classes: 'detailLabel' } as const;
    return { ...place, ...element, also: null, template: '%w %s%n', word: record };
  }
  return place;
}

function chooseAddress(random: Random): Layout['address'] {
  return {
    form: random.weighted({ packed: 60, 'packed without token': 18, plain: 12, query: 10 }),
    record: random.weighted({ invoice: 80, company: 8, none: 12 }),
    tab: random.weighted({ '': 60, invoice: 15, detail: 10, t0: 10, bill: 5 }) || null,
  };
}

function chooseRoot(random: Random, token: string): Layout['root'] {
  const kind = random.weighted({ token: 62, other: 14, none: 18, generic: 6 });
  const made = random.pick([`${token}View`, 'FinanceDetailPanel', 'BillingRoot', 'ArScreen', 'FxHost']);
  return { kind, name: { token, other: made, generic: 'DetailContainer', none: '' }[kind] };
}

function chooseNesting(random: Random): Layout['nesting'] {
  return {
    depth: Number(random.weighted({ '0': 68, '1': 22, '2': 7, '3': 3 })),
    holds: random.weighted({ screen: 75, pods: 25 }),
    screens: random.weighted({ invoices: 60, all: 40 }),
  };
}

function chooseArrival(random: Random): Layout['arrival'] {
  return {
    parts: random.shuffle<Part>(['banner', 'root', 'pods']),
    podByPod: random.chance(30),
    blanksFirst: random.chance(35),
    addressFirst: random.chance(85),
    swaps: random.chance(6),
  };
}

/** Leaves out what would show the number after all. */
function withoutNumber(layout: Layout): Layout {
  return { ...layout, decoys: layout.decoys.filter((decoy) => decoy !== 'related' && decoy !== 'email') };
}

/** Makes every screen look like an invoice's. */
function alike(layout: Layout): Layout {
  return {
    ...layout,
    address: { form: 'packed', record: 'invoice', tab: null },
    root: { kind: 'generic', name: 'DetailContainer' },
    pods: { ...layout.pods, kind: 'generic' },
    nesting: { ...layout.nesting, screens: 'all' },
    sharesField: true,
    hosted: 'none',
    decoys: [],
  };
}

/** Where neither names nor words tell an invoice from other records, the root's name does. */
function distinguishable(layout: Layout): Layout {
  const { kind, template } = layout.place;
  const isLabelled = ['row', 'rowText', 'label'].includes(kind);
  // The search for invoices has a field with the same label.
  const textTells = !isLabelled && !isWordless(template);
  const wordsTell = kind === 'field' ? !layout.sharesField : textTells;
  // Record types are never shared.
  const addressTells = layout.nameScope === 'own' || layout.address.form === 'query';
  const rootTells =
    layout.root.kind === 'other' || (layout.root.kind === 'token' && layout.nameScope === 'own');
  if (wordsTell || addressTells || rootTells) return layout;
  return { ...layout, root: { kind: 'other', name: 'BillingRoot' } };
}
