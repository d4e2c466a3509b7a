/** The options page: who is signed in, where the POD works, what policy sets, and what support needs. */

import { writeLessonText } from '#lib/options/lesson-text.ts';
import { type SettingsState, startState } from '#lib/options/settings-state.ts';
import type { ManagedValues } from '#lib/policy/policy.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import type { Lesson } from '#lib/protocol/lesson.ts';
import type { HostState, RefusalReason, Settings } from '#lib/protocol/settings-messages.ts';
import { type GalleryState, membersOf, nameOf } from '../gallery-state.ts';
import { galleryOrigin } from './base.ts';

const hosts: Readonly<Record<HostState, string>> = {
  served: 'na.myconnectwise.net',
  allowed: 'cw.northwind-msp.example',
  not_allowed: 'psa.northwind-msp.example:8443',
  not_grantable: 'manage.a-very-long-name-of-a-company.northwind-msp.example',
};

const refusals: Readonly<Record<RefusalReason, number>> = {
  unknown_sender: 2,
  unknown_message: 1,
  wrong_mount: 4,
  foreign_url: 1,
  page_tampering: 12,
};

/** A value for every key, including an invalid, a partly invalid and an unknown one. */
const managed: ManagedValues = {
  wisepayIssuer: 'https://identity.wisepay.example',
  wisepayApi: 'https://api.wisepay.example/pod',
  wisepayApp: galleryOrigin,
  psaHosts: ['cw.northwind-msp.example', 'psa.northwind-msp.example:8443'],
  disabledActions: ['refund', 'nonsense'],
  refundLimit: '500.00 USD',
  refundNeedsReason: true,
  surchargeInRefunds: 'left_out',
  stepUpAbove: '100.00 USD',
  confirmOutside: { above: '500.00 USD' },
  reminderCooldownMinutes: 1440,
  idleMinutes: 10_000,
  defaultTerminal: 'trm_front',
  memberMatch: 'when-readable',
  placement: 'side-panel',
  placementLocked: true,
  whenHosted: 'hide',
  detection: { nonsense: true },
  teaching: false,
  supportEmail: 'help@northwind-msp.example',
  supportUrl: 'https://help.northwind-msp.example/wisepay',
  locale: 'de-CH',
  refundLimmit: 1,
};

function readingOf(values: ManagedValues): Settings['reading'] {
  const { policy, set, problems } = readPolicy(values, { issuer: '', api: '', app: '' });
  return { policy, set: [...set], problems: [...problems] };
}

const plain: Settings = {
  version: '0.1.0',
  signedInAs: 'pat.admin@northwind-msp.example',
  refusals: {},
  servedHosts: ['*.myconnectwise.net', 'staging.connectwisedev.com'],
  onPremiseHosts: [],
  localeChoice: null,
  lesson: null,
  reading: readingOf({}),
};

const lesson: Lesson = {
  kind: 'heading',
  words: ['Invoice'],
  isSure: true,
  overrides: {
    screens: { invoiceNames: ['billing_detail'] },
    fields: [
      { selector: '.cw-record-title', number: '^Invoice – ([A-Za-z0-9./-]{1,15})$', needsScreen: true },
    ],
  },
};

function options(
  name: string,
  settings: Partial<Settings> | null,
  state: Partial<SettingsState> = {},
): GalleryState {
  return {
    surface: 'options',
    name: nameOf('options', name),
    state: { ...startState, settings: settings && { ...plain, ...settings }, ...state },
  };
}

export function optionsStates(): GalleryState[] {
  const onPremiseHosts = membersOf(hosts).map((state) => ({ host: hosts[state], state }));
  const report = { text: 'WisePay Payment POD: diagnostics report\n', isCopied: true };
  return [
    options('loading', null),
    options('plain', {}),
    options('signed-out', { signedInAs: null }),
    options('under-policy', { reading: readingOf(managed) }),
    options('on-premise-hosts', { onPremiseHosts }),
    options('host-not-allowed', { onPremiseHosts }, { refusedHost: hosts.not_allowed }),
    options('locale-chosen', { localeChoice: 'fr-CA' }),
    options('refusals', { refusals }),
    options('report', {}, { report }),
    options(
      'email-to-support',
      { reading: readingOf({ supportEmail: 'help@northwind-msp.example' }) },
      { report },
    ),
    options('taught', { lesson }),
    options(
      'taught-elsewhere',
      { lesson: { ...lesson, kind: null, words: [] } },
      { lessonImport: 'imported' },
    ),
    options(
      'lesson-copied',
      { lesson },
      { lessonCopy: { text: writeLessonText(lesson.overrides, 'file'), isCopied: true } },
    ),
    options(
      'lesson-not-copied',
      { lesson },
      { lessonCopy: { text: writeLessonText(lesson.overrides, 'value'), isCopied: false } },
    ),
    options('lesson-unreadable', {}, { lessonImport: 'unreadable' }),
    options('busy', {}, { busy: true }),
    options('failed', {}, { error: { code: 'internal', details: {} } }),
    options('failed-at-first', null, { error: { code: 'internal', details: {} } }),
  ];
}
