import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import { Browser } from './support/browser.ts';
import { type Call, control, invoiceOf, post } from './support/pod.ts';
import { useSandbox } from './support/sandbox.ts';
import { signedIn } from './support/signed-in.ts';

const port = useSandbox();
let browser: Browser;
let pod: Call;

beforeEach(async () => {
  ({ browser, pod } = await signedIn(port()));
});

const screen = '/terminal/inv_5101';
const invoice = async () => invoiceOf(await pod('/invoices?host=psa.localhost&recordId=5101'));
const fields = { terminal: 'trm_front', amount: '1,000.00', invoiceVersion: '1' };
const present = (outcome: string) => control(port(), 'terminals/trm_front/present', { outcome });

describe('the card-present screen', () => {
  test('shows the terminals, amount, surcharge and total before anything is sent', async () => {
    const { answer } = await browser.follow(screen);
    expect(answer.text).toContain('Front desk (ready)');
    expect(answer.text).toContain('Warehouse (offline)');
    expect(answer.text).toContain('Send USD 1,281.25 to terminal');
    const part = await browser.follow(`${screen}?amount=1%2C000.50&terminal=trm_front`);
    expect(part.answer.text).toContain('Send USD 1,025.51 to terminal');
    expect((await invoice()).openTerminalPayment).toBeUndefined();
  });

  test('warns of an automatic payment', async () => {
    expect((await browser.follow('/terminal/inv_5106')).answer.text).toContain('An automatic payment');
  });

  test('sends the payment and follows it to its receipt', async () => {
    const { url, answer } = await browser.submit(screen, fields);
    expect(answer.text).toContain('Waiting for a card');
    expect(answer.headers['refresh']).toBe('1');
    expect(await invoice()).toMatchObject({ openTerminalPayment: { total: { value: 102_500 } } });
    await present('decline');
    expect((await browser.follow(url)).answer.text).toContain('insufficient funds');
    await present('approve');
    const approved = (await browser.follow(url)).answer;
    expect(approved.text).toContain('Payment received');
    expect(approved.headers['refresh']).toBeUndefined();
    const receipt = /href="(\/receipts\/[^"]+)"/.exec(approved.text)?.[1] ?? '';
    const { text } = (await browser.follow(receipt)).answer;
    expect(text).toContain('USD 1,025.00');
    expect(text).toContain('Front desk');
    expect(text).toContain('Approval code');
  });

  test('sent twice follows the one payment', async () => {
    const [first, second] = await Promise.all([
      browser.submit(screen, fields),
      browser.submit(screen, fields),
    ]);
    expect(second.url.href).toBe(first.url.href);
    expect((await browser.follow(screen)).url.href).toBe(first.url.href);
  });

  test('picks up a payment that was sent from the POD', async () => {
    const input = { terminalId: 'trm_front', amount: { value: 5_000, currency: 'USD' }, invoiceVersion: '1' };
    await pod('/invoices/inv_5101/terminal-payments', post(input));
    const { answer } = await browser.follow(screen);
    expect(answer.text).toContain('USD 51.25');
  });

  test('cancels, and says so when it was too late', async () => {
    const { url } = await browser.submit(screen, fields);
    expect((await browser.submit(`${url.pathname}/cancel`, {})).answer.text).toContain('<h1>Cancelled</h1>');
    const again = await browser.submit(screen, { ...fields, invoiceVersion: (await invoice()).version });
    await present('approve');
    const late = await browser.submit(`${again.url.pathname}/cancel`, {});
    expect(late.answer.text).toContain('Payment received');
  });

  test.each([
    ['amount', '1250.01', 'up to the amount due'],
    ['amount', '0', 'up to the amount due'],
    ['amount', '1.005', 'up to the amount due'],
    ['terminal', 'trm_warehouse', 'is offline'],
    ['terminal', 'trm_none', 'Choose a terminal'],
    ['invoiceVersion', '0', 'has changed'],
  ])('with %s "%s" sends nothing and says why', async (field, value, problem) => {
    const { answer } = await browser.submit(screen, { ...fields, [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(problem);
    expect((await invoice()).openTerminalPayment).toBeUndefined();
  });

  test.each([
    ['/terminal/inv_none', 404],
    ['/terminal/inv_5103', 409],
    ['/terminal/inv_5101/tp_none', 404],
  ])('%s says %i', async (path, status) => {
    expect((await browser.follow(path)).answer.status).toBe(status);
  });

  test('is for signed-in admins alone', async () => {
    const login = await new Browser(port()).follow(screen);
    expect(login.url.pathname).toBe('/login');
    await control(port(), 'wisepay/sign-in', { email: 'lee.user@northwind-msp.example' });
    expect((await new Browser(port()).follow(screen)).answer.status).toBe(403);
  });
});

test('the payments screen says that a terminal waits for the rest', async () => {
  await browser.submit(screen, { ...fields, amount: '1250' });
  const session = await pod('/invoices/inv_5101/payment-sessions', post());
  const { url } = v.parse(paymentSessionSchema, session.json());
  const { answer } = await browser.follow(url);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Waiting for a card');
});
