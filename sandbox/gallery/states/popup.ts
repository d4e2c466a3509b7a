/** The toolbar's popup: the POD's state in the tab, and the popup's actions. */

import type { PopupState } from '#lib/popup/popup-controller.ts';
import type { Teaching } from '#lib/protocol/lesson.ts';
import type { PageState } from '#lib/protocol/page-messages.ts';
import { type PopupMessage, popupMessageSchema, type TabState } from '#lib/protocol/popup-messages.ts';
import { type GalleryState, nameOf, type PopupPicture } from '../gallery-state.ts';
import { atFirst, atOther, atSecond } from './lessons.ts';

const page: PageState = {
  host: 'na.myconnectwise.net',
  invoice: { host: 'na.myconnectwise.net', recordId: '5101', number: '20101' },
  isByHand: false,
  isGivenUp: false,
  hasMember: true,
  noneReason: null,
};

export const without: PageState = { ...page, invoice: null, noneReason: 'no_invoice_screen' };

export const onPage = (change: Partial<PageState> = {}): TabState => ({
  kind: 'page',
  page: { ...page, ...change },
  needsMember: true,
});

/** A tab of each kind, with a page that shows an invoice. */
const byKind: Readonly<Record<TabState['kind'], TabState>> = {
  elsewhere: { kind: 'elsewhere' },
  not_served: { kind: 'not_served' },
  silent: { kind: 'silent' },
  blocked: { kind: 'blocked' },
  page: onPage(),
};

const pages: Readonly<Record<string, TabState>> = {
  'invoice-by-record': onPage({ invoice: { host: page.host, recordId: '5101' } }),
  'opened-by-number': onPage({ isByHand: true }),
  'given-up': onPage({ isGivenUp: true }),
  'without-a-member': onPage({ hasMember: false }),
  'without-an-invoice': onPage(without),
  'wisepays-own-pod-instead': onPage({ ...without, noneReason: 'hosted_instead' }),
};

/** Every state of a tab that has words of its own, by its name in the gallery. */
export const tabStates: Readonly<Record<string, TabState>> = { ...byKind, ...pages };

/** A sample report; `lib/worker/diagnostics/` writes the real one. */
export const sampleReport = [
  'WisePay Payment POD: diagnostics report',
  '',
  'Made: 2026-06-15T10:30:00.000Z',
  'Extension: 0.1.0',
  'Browser: Chrome 156',
  'Policy sets: nothing',
].join('\n');

const supportEmail = 'help@northwind-msp.example';

/** The popup in a state, with defaults for what is not given; with `typed`, a number is typed and submitted. */
export function popup(
  name: string,
  state: Partial<PopupState>,
  more: Partial<Pick<PopupPicture, 'typed' | 'pressed'>> = {},
): GalleryState {
  const idle: PopupState = {
    tab: null,
    busy: null,
    error: null,
    report: null,
    locale: null,
    supportEmail: null,
    teaching: null,
    hasLearned: false,
  };
  return { surface: 'popup', name: nameOf('popup', name), state: { ...idle, ...state }, ...more };
}

/** How far teaching has come while the worker works on a message about it. */
const teachingDuring: Readonly<Partial<Record<PopupMessage['kind'], Teaching>>> = {
  'popup.open': atFirst,
  'popup.teach': atSecond,
  'popup.teach_other': atOther,
  'popup.teach_stop': atOther,
};

export function popupStates(): GalleryState[] {
  const numberless = onPage(without);
  const tabFor: Readonly<Record<PopupMessage['kind'], TabState | null>> = {
    'popup.look': null,
    'popup.open': numberless,
    'popup.close': onPage({ isByHand: true }),
    'popup.teach': onPage(),
    'popup.teach_other': numberless,
    'popup.teach_stop': numberless,
    'popup.report': onPage(),
  };
  return [
    ...Object.entries(tabStates).map(([name, tab]) => popup(name, { tab })),
    ...popupMessageSchema.options.map(({ entries: { kind } }) =>
      popup(kind.literal.replace('popup.', 'busy-'), {
        tab: tabFor[kind.literal],
        busy: kind.literal,
        teaching: teachingDuring[kind.literal] ?? null,
      }),
    ),
    popup('bad-number', { tab: numberless }, { typed: 'no such number!' }),
    popup('failed', { tab: onPage(), error: { code: 'internal', details: {} } }),
    popup('report-copied', { tab: onPage(), report: { text: sampleReport, isCopied: true } }),
    popup('report-not-copied', { tab: onPage(), report: { text: sampleReport, isCopied: false } }),
    popup('email-to-support', { tab: onPage(), supportEmail }),
    popup('email-to-support-copied', {
      tab: onPage(),
      supportEmail,
      report: { text: sampleReport, isCopied: true },
    }),
  ];
}
