import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { Browser } from './support/browser.ts';
import { signInToPod } from './support/oidc.ts';
import { admin, type Call, control, invoiceOf, podWith, post, problemOf } from './support/pod.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();
let pod: Call;
let browser: Browser;

beforeEach(async () => {
  browser = new Browser(port());
  pod = podWith(port(), await signInToPod(port(), admin, browser));
});

const sendToTerminal = () =>
  pod(
    '/invoices/inv_5101/terminal-payments',
    post({ terminalId: 'trm_front', amount: { value: 10_000, currency: 'USD' }, invoiceVersion: '1' }),
  );
const simulator = async () => (await browser.follow('/__sandbox/terminals')).answer.text;
const invoice = async () => invoiceOf(await pod('/invoices?host=psa.localhost&recordId=5101'));

describe('the page of simulated terminals', () => {
  test('shows each device with what it is doing, and only the buttons that make sense', async () => {
    const idle = await simulator();
    expect(idle).toContain('Front desk');
    expect(idle).toContain('Go online');
    expect(idle).not.toContain('Approve');
    await sendToTerminal();
    const waiting = await simulator();
    expect(waiting).toContain('Invoice 20101');
    expect(waiting).toContain('USD 102.50');
    expect(waiting).toContain('Approve half');
  });

  test('presents a card and comes back', async () => {
    await sendToTerminal();
    const { url } = await browser.submit('/__sandbox/terminals/trm_front/present', { outcome: 'approve' });
    expect(url.pathname).toBe('/__sandbox/terminals');
    expect((await invoice()).paid.value).toBe(10_000);
  });

  test('stays calm when the payment has ended meanwhile', async () => {
    const { answer } = await browser.submit('/__sandbox/terminals/trm_front/present', { outcome: 'approve' });
    expect(answer.status).toBe(200);
  });

  test('wakes a silent device up', async () => {
    await sendToTerminal();
    await browser.submit('/__sandbox/terminals/trm_front/present', { outcome: 'silent' });
    expect(await simulator()).toContain('Wake up');
    await browser.submit('/__sandbox/terminals/trm_front/present', { outcome: 'online' });
    expect(await simulator()).toContain('Approve half');
  });

  test('takes no forms from other sites', async () => {
    const answer = await browser.visit('/__sandbox/terminals/trm_front/present', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://psa.localhost:4600' },
      body: 'outcome=offline',
    });
    expect(answer.status).toBe(403);
    expect(await simulator()).toContain('Go offline');
  });
});

test('a terminal is known by its label as well', async () => {
  await sendToTerminal();
  expect((await control(port(), 'terminals/Front%20desk/present', { outcome: 'decline' })).status).toBe(204);
  expect((await invoice()).openTerminalPayment?.reason).toBe('insufficient_funds');
});

test.each([
  ['terminals/trm_front/present', { outcome: 'approve' }, 409, 'nothing_waiting'],
  ['terminals/trm_front/present', { outcome: 'explode' }, 400, 'invalid_request'],
  ['terminals/trm_none/present', { outcome: 'online' }, 404, 'terminal_unknown'],
  ['refunds/ref_none/settle', { state: 'failed' }, 404, 'refund_unknown'],
  ['payments/pay_none/settle', { state: 'failed' }, 404, 'payment_unknown'],
  ['wisepay/options', { terminalTimeoutMs: -1 }, 400, 'invalid_request'],
  ['wisepay/options', { speed: 'fast' }, 400, 'invalid_request'],
  ['step-up', {}, 400, 'invalid_request'],
])('%s with %j is refused as %i %s', async (path, body, status, code) => {
  expect(problemOf(await control(port(), path, body))).toMatchObject({ status, code });
});

test('settings add up, and a reset puts them back', async () => {
  await control(port(), 'wisepay/options', { terminalTimeoutMs: 1_000 });
  const changed = await control(port(), 'wisepay/options', { refundSettleMs: 5 });
  expect(changed.json()).toMatchObject({ terminalTimeoutMs: 1_000, refundSettleMs: 5 });
  await control(port(), 'reset', {});
  expect((await control(port(), 'ledger')).json()).toMatchObject({
    settings: { terminalTimeoutMs: 60_000, refundSettleMs: null },
  });
});

test('the ledger lists everything that happened', async () => {
  await sendToTerminal();
  await control(port(), 'terminals/trm_front/present', { outcome: 'approve' });
  const { version } = await invoice();
  await pod('/invoices/inv_5101/reminders', post({ invoiceVersion: version }));
  const refund = {
    amount: { value: 60_000, currency: 'USD' },
    includesSurcharge: true,
    reason: 'other',
    refundedSoFar: { value: 0, currency: 'USD' },
    invoiceVersion: '1',
  };
  await pod('/payments/pay_20103_card/refunds', post(refund));
  expect((await control(port(), 'ledger')).json()).toMatchObject({
    payments: expect.arrayContaining([
      expect.objectContaining({ invoiceNumber: '20101', terminalPaymentId: expect.any(String) }),
    ]),
    terminalPayments: [{ invoiceNumber: '20101', state: 'approved' }],
    refunds: [{ invoiceNumber: '20103', paymentId: 'pay_20103_card', state: 'pending' }],
    reminders: [{ invoiceNumber: '20101', state: 'accepted' }],
    outbox: [{ to: 'billing@contoso-dental.example' }],
    terminals: expect.arrayContaining([{ id: 'trm_warehouse', label: 'Warehouse', state: 'offline' }]),
    idempotencyKeys: [
      { kind: 'terminal_payment', state: 'done', status: 202, count: 1 },
      { kind: 'reminder' },
      { kind: 'refund' },
    ],
  });
});

test('a key that was refused for the moment is listed as released', async () => {
  await pod('/invoices/inv_5101/reminders', post({ invoiceVersion: '0' }));
  expect((await control(port(), 'ledger')).json()).toMatchObject({
    idempotencyKeys: [{ kind: 'reminder', state: 'released', count: 1 }],
  });
});

test('the outbox shows the email, and its link pays the invoice', async () => {
  const outbox = async () => (await browser.follow('/outbox')).answer.text;
  expect(await outbox()).toContain('No email has been sent yet.');
  const { version, paymentLink } = await invoice();
  await pod('/invoices/inv_5101/reminders', post({ invoiceVersion: version }));
  expect(await outbox()).toContain('billing@contoso-dental.example');
  const link = v.parse(v.string(), /href="([^"]+\/link\/[^"]+)"/.exec(await outbox())?.[1]);
  expect(link).toBe(paymentLink);
  expect((await new Browser(port()).follow(link)).answer.text).toContain('Pay USD 1,281.25');
});
