import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import { Browser } from './support/browser.ts';
import { admin, type Call, control, invoiceOf, post } from './support/pod.ts';
import { useSandbox } from './support/sandbox.ts';
import { signedIn } from './support/signed-in.ts';

const port = useSandbox();
let browser: Browser;
let pod: Call;

beforeEach(async () => {
  ({ browser, pod } = await signedIn(port()));
});

afterEach(() => {
  vi.useRealTimers();
});

async function openScreen(id = 'inv_5101'): Promise<string> {
  const answer = await pod(`/invoices/${id}/payment-sessions`, post());
  return v.parse(paymentSessionSchema, answer.json()).url;
}

/** The payments screen behind the payer's link: a different session from ours. */
async function openPayersOwn(): Promise<string> {
  return (await browser.follow((await invoice()).paymentLink ?? '')).url.href;
}

const invoice = async (recordId = '5101') =>
  invoiceOf(await pod(`/invoices?host=psa.localhost&recordId=${recordId}`));

/** The fields of the last form on a page, with their values. */
function filledIn(html: string): Record<string, string> {
  const form = html.slice(html.lastIndexOf('<form method="post"'));
  const inputs = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

async function pay(url: string, changes: Record<string, string> = {}, query = '') {
  const { answer } = await browser.follow(url + query);
  return browser.submit(url, { ...filledIn(answer.text), ...changes });
}

describe('the payments screen', () => {
  test('shows what is due, the surcharge and the total, and the button names what is charged', async () => {
    const { answer } = await browser.follow(await openScreen());
    expect(answer.text).toContain('Invoice 20101');
    expect(answer.text).toContain('USD 1,250.00');
    expect(answer.text).toContain('USD 31.25');
    expect(answer.text).toContain('Pay USD 1,281.25');
  });

  test('shows the amounts of a currency without decimals as they are', async () => {
    const { answer } = await browser.follow(await openScreen('inv_5107'));
    expect(answer.text).toContain('Pay JPY 98,000');
  });

  test('warns when an automatic payment is on its way', async () => {
    const { answer } = await browser.follow(await openScreen('inv_5106'));
    expect(answer.text).toContain('An automatic payment (Visa •••• 1881) is scheduled');
  });

  test('asks for the login first and comes back', async () => {
    const url = await openScreen();
    browser = new Browser(port());
    const login = await browser.follow(url);
    expect(login.url.pathname).toBe('/login');
    const { url: back, answer } = await browser.submit(login.url, { email: admin, password: 'sandbox' });
    expect(back.href).toBe(url);
    expect(answer.text).toContain('Pay USD 1,281.25');
  });

  test('is closed to somebody who may not take payments', async () => {
    const url = await openScreen();
    await control(port(), 'wisepay/sign-in', { email: 'lee.user@northwind-msp.example' });
    expect((await new Browser(port()).follow(url)).answer.status).toBe(403);
  });
});

describe('paying', () => {
  test('by card shows a receipt, and the invoice is paid', async () => {
    const before = await invoice();
    const { url, answer } = await pay(await openScreen());
    expect(url.pathname).toMatch(/^\/receipts\/pay_/);
    expect(answer.text).toContain('Payment received');
    expect(answer.text).toContain('Visa •••• 4242');
    expect(answer.text).toContain('You can close this tab and return to PSA');
    const after = await invoice();
    expect(after).toMatchObject({
      status: 'paid',
      balance: { value: 0 },
      payments: [{ state: 'pending', amount: { value: 125000 }, surcharge: { value: 3125 } }],
      activity: [{ kind: 'payment', by: 'Pat Admin' }],
    });
    expect(after.version).not.toBe(before.version);
  });

  test('takes a wallet, which is in no list of the contract’s, and a bank may dispute it later', async () => {
    await pay(await openScreen(), {}, '?method=wallet');
    const { payments } = await invoice();
    expect(payments).toMatchObject([
      { method: { kind: 'wallet', brand: 'Apple Pay' }, surcharge: { value: 0 } },
    ]);
    await control(port(), `payments/${payments[0]?.id}/settle`, { state: 'disputed' });
    expect((await invoice()).payments).toMatchObject([{ state: 'disputed', refundable: { value: 0 } }]);
  });

  test('by bank debit costs no surcharge', async () => {
    await pay(await openScreen(), {}, '?method=bank_debit');
    expect((await invoice()).payments).toMatchObject([
      { method: { kind: 'bank_debit', last4: '6789' }, surcharge: { value: 0 }, refundable: { value: 0 } },
    ]);
  });

  test('a part leaves the rest to pay', async () => {
    const url = await openScreen();
    const { answer } = await browser.follow(`${url}?method=card&amount=1%2C000.50`);
    expect(answer.text).toContain('Pay USD 1,025.51');
    await pay(url, {}, '?method=card&amount=1%2C000.50');
    expect(await invoice()).toMatchObject({ status: 'part_paid', balance: { value: 24950 } });
  });

  test('twice with the same form pays once and shows the same receipt', async () => {
    const url = await openScreen();
    const fields = filledIn((await browser.follow(url)).answer.text);
    const [first, second] = await Promise.all([browser.submit(url, fields), browser.submit(url, fields)]);
    expect(second.url.href).toBe(first.url.href);
    expect((await invoice()).payments).toHaveLength(1);
    expect((await browser.follow(url)).url.href).toBe(first.url.href);
  });

  test('on two screens at once pays once', async () => {
    const [one, two] = [await openScreen(), await openPayersOwn()];
    const fields = filledIn((await browser.follow(two)).answer.text);
    await pay(one);
    const { answer } = await browser.submit(two, fields);
    expect(answer.text).toContain('Already paid');
    expect((await invoice()).payments).toHaveLength(1);
  });

  test('with amounts that are out of date asks to look again', async () => {
    const [one, two] = [await openScreen(), await openPayersOwn()];
    const fields = filledIn((await browser.follow(two)).answer.text);
    await pay(one, { amount: '10.00' });
    const { answer } = await browser.submit(two, { ...fields, amount: '20.00' });
    expect(answer.text).toContain('The invoice has changed');
    expect((await invoice()).paid.value).toBe(1000);
  });

  test('after 15 minutes is too late and charges nothing', async () => {
    const url = await openScreen();
    const fields = filledIn((await browser.follow(url)).answer.text);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60 * 1000 });
    const { answer } = await browser.submit(url, fields);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('has expired');
    expect((await control(port(), 'ledger')).json()).toHaveProperty(
      'payments',
      expect.not.arrayContaining([expect.objectContaining({ invoiceId: 'inv_5101' })]),
    );
  });

  test.each([
    ['amount', '1250.01', 'up to the amount due'],
    ['amount', '0', 'up to the amount due'],
    ['amount', '-5', 'up to the amount due'],
    ['amount', '1.005', 'up to the amount due'],
    ['cardNumber', '4242 4242 4242 4241', 'Check the card number'],
    ['cardNumber', '4000 0000 0000 0002', 'The card was declined'],
    ['expiry', '01/20', 'has expired'],
    ['expiry', '13/39', 'MM/YY'],
    ['securityCode', '1', 'security code'],
    ['cardName', '', 'name on the card'],
  ])('with %s "%s" is refused, and nothing is charged', async (field, value, problem) => {
    const { answer } = await pay(await openScreen(), { [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(problem);
    expect((await invoice()).payments).toEqual([]);
  });

  test('escapes what was typed', async () => {
    const { answer } = await pay(await openScreen(), { cardName: '"><script>', securityCode: '1' });
    expect(answer.text).toContain('&quot;&gt;&lt;script&gt;');
  });
});

describe('the payer’s own link', () => {
  test('pays without a login and shows the receipt', async () => {
    const { paymentLink = '' } = await invoice();
    browser = new Browser(port());
    const { url, answer } = await browser.follow(paymentLink);
    const receipt = await browser.submit(url, filledIn(answer.text));
    expect(receipt.answer.text).toContain('Payment received');
    expect((await invoice()).activity).toMatchObject([{ kind: 'payment', by: 'Dana Contoso' }]);
  });

  test('does not open the receipts of others', async () => {
    expect((await new Browser(port()).follow('/receipts/pay_20103_card')).url.pathname).toBe('/login');
    expect((await browser.follow('/receipts/pay_20103_card')).answer.text).toContain('USD 615.00');
  });
});

test.each(['/pay/none', '/link/none', '/receipts/none', '/nowhere'])(
  '%s says that there is nothing',
  async (path) => {
    expect((await browser.follow(path)).answer.status).toBe(404);
  },
);
