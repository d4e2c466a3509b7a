/** For each key: what an administrator may write, and the policy that results. */
import { expect } from 'vitest';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import type { PolicyKey } from '#lib/policy/read-policy.ts';

/** The addresses in the build. */
export const build = {
  issuer: 'https://identity.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};
/** The policy if the administrator sets nothing. */
export const nothingSet: Policy = { ...defaultPolicy, endpoints: build };

interface Example {
  /** What the administrator writes, and the policy that results. */
  readonly good: readonly (readonly [value: unknown, policy: Partial<Policy>])[];
  readonly bad: readonly unknown[];
}

const wrongAddresses = ['http://api.wisepay.example', 'api.wisepay.example', 'javascript:alert(1)', '', 443];
const wrongPages = [
  'http://help.msp.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://a:b@help.example',
  'help',
  7,
];
const wrongLimits = [
  500,
  '500',
  '500.00',
  'USD',
  'USD 500',
  '$500',
  '5,00 USD',
  '1,000.00 USD',
  '500.005 USD',
  '500.5 USD',
  '500. USD',
  '.50 USD',
  '-1.00 USD',
  '500.00 usd',
  '500.00USD',
  '50000.00 JPY',
  '99999999999999999999.00 USD',
  '',
  '{"value":500}',
  '{"value":-1,"currency":"USD"}',
  { value: 500 },
  { value: 500.5, currency: 'USD' },
  { value: '500', currency: 'USD' },
  { value: -1, currency: 'USD' },
  { value: 500, currency: 'usd' },
  { value: Number.MAX_SAFE_INTEGER + 1, currency: 'USD' },
];
const usd500 = { value: 50_000, currency: 'USD' };

/** Valid and invalid values for every key. */
export const examples: Readonly<Record<PolicyKey, Example>> = {
  wisepayIssuer: {
    good: [['https://id.example/', { endpoints: { ...build, issuer: 'https://id.example' } }]],
    bad: wrongAddresses,
  },
  wisepayApi: {
    good: [['https://api.example/v1', { endpoints: { ...build, api: 'https://api.example/v1' } }]],
    bad: wrongAddresses,
  },
  wisepayApp: {
    good: [['https://pay.example/home', { endpoints: { ...build, app: 'https://pay.example' } }]],
    bad: [...wrongAddresses, 'https://*.wise-sync.com'],
  },
  wisepayApps: {
    good: [
      [['https://pay.example/home'], { endpoints: { ...build, app: 'https://pay.example' } }],
      [
        ['https://secure2.wise-sync.com', 'https://eu.wise-pay.com'],
        {
          endpoints: {
            ...build,
            app: 'https://secure2.wise-sync.com',
            otherApps: ['https://eu.wise-pay.com'],
          },
        },
      ],
      [[], { endpoints: build }],
    ],
    bad: ['https://pay.example', ...wrongAddresses.map((address) => [address]), ['https://*.wise-sync.com']],
  },
  psaHosts: {
    good: [
      [['cw.example.com'], { psaHosts: ['cw.example.com'] }],
      [
        ['CW.Example.com:8443', ' cw2.example.com '],
        { psaHosts: ['cw.example.com:8443', 'cw2.example.com'] },
      ],
      [['cw.example.com', 'CW.example.com'], { psaHosts: ['cw.example.com'] }],
      [['cw.localhost:4600'], { psaHosts: ['cw.localhost:4600'] }],
      [[], { psaHosts: [] }],
    ],
    bad: [
      'cw.example.com',
      ['*.example.com'],
      ['*'],
      ['com'],
      ['https://cw.example.com'],
      ['cw.example.com/v4_6_release'],
      ['user@cw.example.com'],
      ['cw.example.com:99999'],
      ['cw..example.com'],
      ['.example.com'],
      [''],
      [7],
      { 0: 'cw.example.com' },
    ],
  },
  proxySuffixes: {
    good: [
      [['.proxy.example.com'], { proxySuffixes: ['.proxy.example.com'] }],
      [[' MCAS-gov.us ', '.mcas-gov.us'], { proxySuffixes: ['.mcas-gov.us'] }],
      [['.proxy.localhost'], { proxySuffixes: ['.proxy.localhost'] }],
      [[], { proxySuffixes: [] }],
    ],
    bad: [
      '.mcas.ms',
      ['.ms'],
      ['ms'],
      ['*.mcas.ms'],
      ['..mcas.ms'],
      ['.mcas.ms:443'],
      ['.mcas.ms/'],
      ['https://mcas.ms'],
      ['.mcas_gov.us'],
      [''],
      [7],
    ],
  },
  disabledActions: {
    good: [
      [['refund'], { disabledActions: ['refund'] }],
      [['remind', 'pay', 'terminal', 'refund'], { disabledActions: ['remind', 'pay', 'terminal', 'refund'] }],
    ],
    bad: ['refund', ['refunds'], ['Refund'], [null], { refund: true }],
  },
  refundLimit: {
    good: [
      ['500.00 USD', { refundLimit: usd500 }],
      ['500 USD', { refundLimit: usd500 }],
      [' 500.00  USD ', { refundLimit: usd500 }],
      ['50000 JPY', { refundLimit: { value: 50_000, currency: 'JPY' } }],
      ['0 JPY', { refundLimit: { value: 0, currency: 'JPY' } }],
      ['1.234 KWD', { refundLimit: { value: 1_234, currency: 'KWD' } }],
      // As policies were written before: an object, and in the registry its JSON.
      [usd500, { refundLimit: usd500 }],
      ['{"value":50000,"currency":"USD"}', { refundLimit: usd500 }],
    ],
    bad: wrongLimits,
  },
  refundNeedsReason: {
    good: [
      [true, { refundNeedsReason: true }],
      [false, { refundNeedsReason: false }],
    ],
    bad: ['true', 1, null],
  },
  surchargeInRefunds: {
    good: [
      ['included', { surchargeInRefunds: 'included' }],
      ['left_out', { surchargeInRefunds: 'left_out' }],
      ['never', { surchargeInRefunds: 'never' }],
    ],
    bad: ['excluded', 'Never', '', true, null],
  },
  stepUpAbove: {
    good: [
      ['500.00 USD', { stepUpAbove: usd500 }],
      ['0.00 USD', { stepUpAbove: { value: 0, currency: 'USD' } }],
      [usd500, { stepUpAbove: usd500 }],
    ],
    bad: wrongLimits,
  },
  confirmOutside: {
    good: [
      [{ always: true }, { confirmOutside: { always: true } }],
      [{ above: '500.00 USD' }, { confirmOutside: { above: usd500 } }],
      [{ above: usd500 }, { confirmOutside: { above: usd500 } }],
    ],
    bad: [
      'always',
      true,
      {},
      { always: false },
      { always: true, above: usd500 },
      ...wrongLimits.map((above) => ({ above })),
    ],
  },
  reminderCooldownMinutes: {
    good: [
      [1440, { reminderCooldownMinutes: 1440 }],
      [0, { reminderCooldownMinutes: 0 }],
    ],
    bad: [-1, 1.5, 43_201, '60', null, Number.NaN],
  },
  idleMinutes: {
    good: [
      [1, { idleMinutes: 1 }],
      [720, { idleMinutes: 720 }],
    ],
    bad: [0, -5, 721, 2.5, '30', null, Number.POSITIVE_INFINITY, [30]],
  },
  terminalPatienceSeconds: {
    good: [
      [5, { terminalPatienceSeconds: 5 }],
      [3_600, { terminalPatienceSeconds: 3_600 }],
    ],
    bad: [0, 4, 3_601, 60.5, '120', null, Number.NaN],
  },
  defaultTerminal: {
    good: [['trm_front', { defaultTerminal: 'trm_front' }]],
    bad: ['', 'two words', '..', 7, null, 'x'.repeat(201)],
  },
  memberMatch: {
    good: [
      ['when-readable', { memberMatch: 'when-readable' }],
      ['required', { memberMatch: 'required' }],
    ],
    bad: ['never', 'off', '', true, null],
  },
  placement: {
    good: [
      ['panel', { placement: 'panel' }],
      ['tab', { placement: 'tab' }],
      ['side-panel', { placement: 'side-panel' }],
    ],
    bad: ['side_panel', 'open', '', true, null],
  },
  placementLocked: {
    good: [[true, { placementLocked: true }]],
    bad: ['yes', 1, null],
  },
  whenHosted: {
    good: [
      ['show', { whenHosted: 'show' }],
      ['collapse', { whenHosted: 'collapse' }],
      ['hide', { whenHosted: 'hide' }],
    ],
    bad: ['tab', 'hidden', '', true, null],
  },
  detection: {
    good: [
      [
        {
          banner: {
            invoice: '^Rechnung #(\\S+)',
            selectors: ['.bannerTitle', 'div.cw_x > [data-role="title"]'],
          },
        },
        {
          detection: expect.objectContaining({
            banner: expect.objectContaining({ invoice: '^Rechnung #(\\S+)' }),
          }),
        },
      ],
      [{ toolbars: ['.mm_bar'] }, { detection: expect.objectContaining({ toolbars: ['.mm_bar'] }) }],
      [
        { fields: [{ selector: '#bill', number: '^(\\S+)$' }], screens: { sharedNames: ['BillDetail'] } },
        {
          detection: expect.objectContaining({
            fields: [{ selector: '#bill', number: '^(\\S+)$', needsScreen: true }],
            screens: expect.objectContaining({ sharedNames: ['BillDetail'] }),
          }),
        },
      ],
    ],
    bad: [
      'banner',
      { banner: { invoice: '(' } },
      { banner: { invoice: '^Invoice' } },
      { banner: { invoice: '(Invoice) (\\d+)' } },
      { banner: { selectors: ['a, b'] } },
      { banner: { selectors: [':has(*)'] } },
      { banner: { selectors: [] } },
      { screens: { list: '' } },
      { screens: { invoiceNames: [] } },
      { fields: [] },
      { fields: [{ selector: '#bill', number: 'no group' }] },
      { screens: { invoice: 'x'.repeat(501) } },
      { somewhere: { else: 'x' } },
    ],
  },
  teaching: {
    good: [
      [false, { teaching: false }],
      [true, { teaching: true }],
    ],
    bad: ['no', 0, null],
  },
  supportEmail: {
    good: [['help@msp.example', { supportEmail: 'help@msp.example' }]],
    bad: ['help', 'help@', 'a@b@c', '<b>help@msp.example</b>', '', 7],
  },
  supportUrl: {
    good: [
      ['https://help.msp.example/pod?from=pod', { supportUrl: 'https://help.msp.example/pod?from=pod' }],
    ],
    bad: wrongPages,
  },
  helpUrl: {
    good: [['https://help.msp.example/pod', { helpUrl: 'https://help.msp.example/pod' }]],
    bad: wrongPages,
  },
  feedbackUrl: {
    good: [[' https://forum.example/topics/7 ', { feedbackUrl: 'https://forum.example/topics/7' }]],
    bad: wrongPages,
  },
  locale: {
    good: [['de-CH', { locale: 'de-CH' }]],
    bad: ['english', 'xx-XX-xx-xx', 'de_CH', '', 'x'.repeat(300), 7],
  },
};
