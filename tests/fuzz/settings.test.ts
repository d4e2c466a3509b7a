/** Stored values: records of the journal, and the administrator's policy. */
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { expect } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import type { ProfileOverrides } from '#lib/psa/profile-overrides.ts';
import type { Endpoints } from '#lib/wisepay/endpoints.ts';
import { createJournal } from '#lib/worker/operations/journal.ts';
import { anIntent } from '../unit/support/intents.ts';
import { memoryStore } from '../unit/support/memory-journal.ts';
import { timestampAt } from '../unit/support/timestamps.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';
import { expectSound } from './support/promises.ts';

const noEndpoints = { issuer: '', api: '', app: '' };

const policy = {
  wisepayIssuer: 'https://identity.wisepay.example/',
  wisepayApi: 'http://wisepay.localhost:4600/api',
  wisepayApp: 'https://app.wisepay.example',
  psaHosts: ['cw.example.com', 'cw.localhost:4600'],
  disabledActions: ['refund', 'pay'],
  refundLimit: '500.00 USD',
  refundNeedsReason: true,
  surchargeInRefunds: 'never',
  stepUpAbove: '{"value":10000,"currency":"USD"}',
  confirmOutside: { above: '500.00 USD' },
  reminderCooldownMinutes: 60,
  idleMinutes: 20,
  defaultTerminal: 'trm_1',
  memberMatch: 'when-readable',
  detection: {
    screens: { list: 'List' },
    banner: { selectors: ['.a .b', 'div#c > [d="e"]'], invoice: '^Invoice (\\S+)' },
    toolbars: ['.bar'],
    dialogs: ['.window'],
  },
  teaching: false,
  supportEmail: 'help@msp.example',
  supportUrl: 'https://help.msp.example',
  helpUrl: 'https://help.wisepay.example/pod',
  feedbackUrl: 'https://forum.wisepay.example/pod',
  locale: 'de-DE',
};

/** An empty page to try selectors on. */
const page = new Window().document;

const address = fc.oneof(
  {
    weight: 3,
    arbitrary: mutatedText(fc.constantFrom(policy.wisepayIssuer, policy.wisepayApi, policy.wisepayApp)),
  },
  { weight: 2, arbitrary: hostileText },
);

fuzz({
  name: 'policies',
  share: 40,
  inputs: fc.oneof(
    { weight: 2, arbitrary: fc.record({ wisepayIssuer: address, wisepayApi: address, wisepayApp: address }) },
    { weight: 3, arbitrary: mutatedValue(fc.constant(policy)).map(asRecord) },
    { weight: 1, arbitrary: fc.record({ psaHosts: fc.array(hostileText), detection: hostileValue }) },
    { weight: 1, arbitrary: hostileValue.map(asRecord) },
  ),
  read: (managed) => readPolicy(managed, noEndpoints),
  check({ policy: found, set, problems }, managed) {
    const named = [...set, ...problems.map(({ key }) => key)];
    for (const [key, value] of Object.entries(managed)) {
      expect(value === undefined || named.includes(key)).toBe(true);
    }
    for (const host of found.psaHosts) expect(new URL(`https://${host}/`).host).toBe(host);
    for (const host of found.psaHosts) expect(host).not.toMatch(/[*/@?#]/);
    for (const limit of [found.refundLimit, found.stepUpAbove]) {
      if (limit !== null) expect(formatMoney(limit, 'en-US')).toMatch(/\d/);
    }
    for (const selector of selectorsOf(found.detection)) {
      expect(() => page.querySelector(selector)).not.toThrow();
    }
    expect(found.idleMinutes).toBeGreaterThan(0);
    if (found.endpoints !== null) expectAddresses(found.endpoints);
  },
});

function selectorsOf({ banner, root, toolbars, dialogs }: ProfileOverrides): readonly string[] {
  return [...(banner?.selectors ?? []), ...(root?.selectors ?? []), ...(toolbars ?? []), ...(dialogs ?? [])];
}

function expectAddresses(found: Endpoints): void {
  for (const text of [found.issuer, found.api, found.app]) {
    const { protocol, hostname, search, hash, username, password } = new URL(text);
    const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
    expect(protocol).toSatisfy((name) => name === 'https:' || (name === 'http:' && isLocal));
    expect([search, hash, username, password]).toEqual(['', '', '', '']);
  }
  expect(found.api).not.toMatch(/\/$/);
  expect(new URL(found.app).origin).toBe(found.app);
}

const intents = [
  anIntent({ key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52' }),
  anIntent({
    key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
    state: { name: 'accepted', at: 5, answer: { id: 'x' } },
  }),
  anIntent({
    key: '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52',
    kind: 'refund',
    state: { name: 'refused', at: 5, code: 'too_late', requestId: 'req_1' },
  }),
];

fuzz({
  name: 'records of the journal',
  share: 60,
  // A browser does not store undefined.
  inputs: mutatedValue(fc.constantFrom<unknown>(...intents)).filter((record) => record !== undefined),
  async read(record) {
    const store = memoryStore();
    await store.write('journal.1', record);
    const journal = createJournal(store);
    const [listed] = await journal.list();
    await journal.prune(timestampAt(Date.now()), Date.now());
    return listed;
  },
  check(listed) {
    if (listed === undefined) return;
    expect(listed.key).toMatch(/^[\da-f-]{36}$/i);
    expect(listed.request.path).toMatch(/^\//);
    expectSound(listed, ['answer', 'body']);
  },
});

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? { ...value } : { wisepayApi: value };
}
