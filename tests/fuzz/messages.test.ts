/** Messages from any page, frame or extension to the worker. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { isPsaPage } from '#lib/psa/hosts.ts';
import { route, type Sender, type Trust } from '#lib/worker/messages/router.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';
import { expectSound } from './support/promises.ts';

const extensionId = 'abcdefghijklmnop'.repeat(2);

const extensionOrigin = `chrome-extension://${extensionId}`;

const psaAddress = 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US';

const mountId = '3c1f7a52-9f5e-4d0a-8f0d-2b6f4c1f7a52';

const invoiceId = 'inv_1';
const intentId = '8a4f2b9c-6d1e-4c3b-9a7f-0e5d4c3b2a19';

const usd = (value: number) => ({ value, currency: 'USD' });

const messages = [
  { kind: 'page.member', email: 'pat@northwind.example' },
  { kind: 'page.tampering' },
  { kind: 'page.missed' },
  { kind: 'page.opened', mountId },
  { kind: 'settings.read' },
  { kind: 'settings.sign_out' },
  { kind: 'settings.set_locale', locale: 'de' },
  { kind: 'settings.report' },
  { kind: 'pod.load', mountId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.watch', mountId },
  { kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.dismiss_left_payment', mountId, leftPaymentId: 'tp_1' },
  { kind: 'pod.sign_in', mountId, switchUser: true },
  {
    kind: 'pod.pay',
    mountId,
    invoiceId,
    intentId,
    acknowledged: { date: '2026-06-01', method: 'Visa •••• 1881' },
  },
  {
    kind: 'pod.terminal',
    mountId,
    invoiceId,
    intentId,
    terminalId: 'trm_1',
    amount: usd(12_550),
    invoiceVersion: '1',
  },
  { kind: 'pod.terminal_cancel', mountId, invoiceId, intentId, terminalPaymentId: 'tp_1' },
  {
    kind: 'pod.refund',
    mountId,
    invoiceId,
    refunds: [
      { intentId, paymentId: 'pay_1', amount: usd(1000), includesSurcharge: true, refundedSoFar: usd(0) },
      { intentId, paymentId: 'pay_2', amount: usd(1), includesSurcharge: false, refundedSoFar: usd(1) },
    ],
    reason: 'duplicate',
    note: 'Agreed by telephone.',
    invoiceVersion: '1',
  },
  { kind: 'pod.remind', mountId, invoiceId, intentId, invoiceVersion: '1' },
  { kind: 'pod.step_up', mountId, invoiceId, intentId },
  { kind: 'pod.dismiss', mountId, intentId },
  { kind: 'pod.open', mountId, page: 'receipt', invoiceId, terminalPaymentId: 'tp_1' },
  { kind: 'pod.open', mountId, page: 'help' },
  { kind: 'pod.open_support', mountId },
  { kind: 'pod.badge', mountId, badge: 'problem' },
  { kind: 'popup.look', tabId: 7 },
  { kind: 'popup.open', tabId: 7, number: 'INV-2024/0009.A' },
  { kind: 'popup.close', tabId: 7 },
  { kind: 'popup.report', tabId: 7 },
];

const message = fc.oneof(
  { weight: 6, arbitrary: mutatedValue(fc.constantFrom<unknown>(...messages)) },
  { weight: 1, arbitrary: hostileValue },
);

const id = fc.oneof(fc.constantFrom(extensionId, 'ponmlkjihgfedcba'.repeat(2), undefined), hostileText);

const url = fc.oneof(
  fc.constantFrom(
    `${extensionOrigin}/panel.html#${mountId}`,
    `${extensionOrigin}/options.html`,
    `${extensionOrigin}/review.html#7`,
    `${extensionOrigin}/popup.html`,
    `${extensionOrigin}.evil.example/panel.html`,
    psaAddress,
    'https://evil.example/v2025_1/ConnectWise.aspx',
    undefined,
  ),
  mutatedText(fc.constantFrom(`${extensionOrigin}/panel.html#${mountId}`, psaAddress)),
);

const number = fc.constantFrom(0, 1, 4, undefined);

const sender: fc.Arbitrary<Sender> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      id,
      url,
      frameId: number,
      tab: fc.option(fc.record({ id: number }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      id: extensionId,
      url: `${extensionOrigin}/panel.html#${mountId}`,
      frameId: 4,
      tab: { id: 7 },
    }),
  },
  { weight: 1, arbitrary: fc.constant({ id: extensionId, url: psaAddress, frameId: 0, tab: { id: 7 } }) },
  { weight: 1, arbitrary: fc.constant({ id: extensionId, url: `${extensionOrigin}/popup.html` }) },
  { weight: 1, arbitrary: fc.constant({ id: extensionId, url: `${extensionOrigin}/sidepanel.html` }) },
);

const trust: Trust = { extensionId, extensionOrigin, isPsaPage: (address) => isPsaPage(address) };

/** For each sender: the start of its address, which messages it may send, and whether it is a tab's top frame. */
const expectedSenders = {
  page: { origin: 'https://', kind: /^page\./, isTop: true },
  panel: { origin: `${extensionOrigin}/panel.html`, kind: /^pod\./, isTop: false },
  badge: { origin: `${extensionOrigin}/panel.html`, kind: /^pod\.badge$/, isTop: false },
  review: { origin: `${extensionOrigin}/review.html`, kind: /^pod\./, isTop: true },
  report: { origin: `${extensionOrigin}/`, kind: /^pod\.report$/, isTop: undefined },
  beside: { origin: `${extensionOrigin}/panel.html`, kind: /^pod\.beside$/, isTop: false },
  side_panel: { origin: `${extensionOrigin}/sidepanel.html`, kind: /^side\./, isTop: undefined },
  settings: { origin: `${extensionOrigin}/options.html`, kind: /^settings\./, isTop: true },
  popup: { origin: `${extensionOrigin}/popup.html`, kind: /^popup\./, isTop: undefined },
} as const;

fuzz({
  name: 'messages to the worker',
  share: 150,
  inputs: fc.tuple(message, sender),
  read: ([said, by]) => route(said, by, trust),
  check(found, [said, by]) {
    if (found.to === 'nobody') return;
    const address = new URL(by.url ?? '');
    expect(by.id).toBe(extensionId);
    expect(by.tab?.id === undefined).toBe(found.to === 'popup' || found.to === 'side_panel');
    const { origin, kind, isTop } = expectedSenders[found.to];
    expect(address.href.startsWith(origin)).toBe(true);
    expect(said).toHaveProperty('kind', expect.stringMatching(kind));
    if (isTop !== undefined) expect(by.frameId === 0).toBe(isTop);
    if (found.to === 'popup') expect(found.message.tabId).toSatisfy(Number.isInteger);
    if (found.to === 'page') expect(address).toSatisfy((page: URL) => isPsaPage(page));
    const inside = found.to === 'side_panel' && 'message' in found.message ? found.message.message : found;
    const message = 'message' in inside ? inside.message : inside;
    if ('mountId' in message) expect(message.mountId).toMatch(/^[\da-f-]{36}$/i);
    expectSound(found);
  },
});
