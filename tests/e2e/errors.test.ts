/** When WisePay does not answer: a clear state, a way on, and nothing lost. */
import { callOffFaults, orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { countRequests, readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people, signInToBoth } from './support/people.ts';
import { newTab, openInvoiceIn } from './support/psa-tab.ts';

const lookup = { method: 'GET', path: '/api/invoices' };

const failures = [
  {
    name: 'an unreachable WisePay',
    // The POD repeats a lookup once, and the browser automatically resends what it sent on a connection in use.
    fault: { ...lookup, mode: 'drop_before', times: 100 },
    title: 'Can’t reach WisePay',
    hasReference: false,
  },
  {
    name: 'a fault on WisePay’s side',
    fault: { ...lookup, mode: 'status', status: 500 },
    title: 'WisePay has a problem',
    hasReference: true,
  },
  {
    name: 'an answer that cannot be read',
    fault: { ...lookup, mode: 'malformed' },
    title: 'Unexpected response from WisePay',
    hasReference: true,
  },
  {
    name: 'a refusal without words of its own',
    fault: { ...lookup, mode: 'status', status: 400 },
    title: 'WisePay refused the request',
    hasReference: true,
  },
] as const;

for (const { name, fault, title, hasReference } of failures) {
  test(`${name} says so, and “Try again” shows the invoice`, async ({ sandbox, psa, pod }) => {
    await orderFault(sandbox, fault);
    await psa.openInvoice('5101');
    await pod.expectText(title);
    await expect((await pod.frame()).getByText('Reference')).toHaveCount(hasReference ? 1 : 0);
    await callOffFaults(sandbox);
    await pod.press('Try again');
    await pod.expectText('Contoso Dental');
  });
}

test('one dropped connection is not even noticed', async ({ openInvoice, sandbox }) => {
  await orderFault(sandbox, { ...lookup, mode: 'drop_before', times: 1 });
  await openInvoice();
});

for (const status of [429, 503]) {
  test(`WisePay answering ${status} is left alone for as long as it asks`, async ({ sandbox, psa, pod }) => {
    await orderFault(sandbox, { ...lookup, mode: 'status', status, retryAfterSeconds: 3, times: 1 });
    await psa.openInvoice('5101');
    await pod.expectText(/You can try again in \d seconds?/);
    const asked = await countRequests(sandbox, 'GET', '/api/invoices');
    const tryAgain = await pod.button('Try again');
    await tryAgain.dispatchEvent('click');
    await expect(tryAgain).toHaveAttribute('aria-disabled', 'true');
    expect(await countRequests(sandbox, 'GET', '/api/invoices')).toBe(asked);

    await expect(tryAgain).toHaveAttribute('aria-disabled', 'false');
    await tryAgain.click();
    await pod.expectText('Contoso Dental');
  });
}

test('a sign-in server that is down says so', async ({ sandbox, psa, pod }) => {
  await orderFault(sandbox, {
    method: 'GET',
    path: '/identity/.well-known/openid-configuration',
    mode: 'status',
    status: 500,
    times: 1,
  });
  await psa.openInvoice('5101');
  await pod.expectText('WisePay has a problem');
  await pod.press('Try again');
  await pod.expectText('Contoso Dental');
});

test('a look that fails leaves the invoice on screen and says that it is not up to date', async ({
  openInvoice,
  sandbox,
  pod,
}) => {
  await openInvoice();
  await orderFault(sandbox, { ...lookup, mode: 'status', status: 500 });
  const becomesVisible = () => document.dispatchEvent(new Event('visibilitychange'));
  await (await pod.frame()).evaluate(becomesVisible);
  await pod.expectText('WisePay has a problem');
  await pod.expectText('Contoso Dental');
  await (await pod.frame()).evaluate(becomesVisible);
  await expect((await pod.frame()).getByText('WisePay has a problem')).toHaveCount(0);
});

test('a token that ran out is replaced without a word', async ({ openInvoice, sandbox, psa, pod }) => {
  await openInvoice();
  // A new sign-in ends all tokens of the previous one.
  await signInToBoth(sandbox, people.pat);
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
});

const paymentSessions = { method: 'POST', path: '/api/invoices/*/payment-sessions' };

for (const mode of ['drop_before', 'drop_after', 'malformed'] as const) {
  test(`Pay Invoice after ${mode.replace('_', ' ')} keeps the invoice on screen and opens one screen on the second try`, async ({
    openInvoice,
    sandbox,
    pod,
    context,
  }) => {
    await openInvoice();
    await orderFault(sandbox, { ...paymentSessions, mode, times: 100 });
    await pod.pressMoneyButton('Pay Invoice');
    await pod.expectText('The payment page didn’t open. No money moved.');
    await pod.expectText('Contoso Dental');
    await callOffFaults(sandbox);

    const opened = await openedBy(context, () => pod.pressMoneyButton('Try again'));
    await opened.getByRole('heading', { name: 'Invoice 20101' }).waitFor();
    expect((await readLedger(sandbox)).paymentSessions).toHaveLength(1);
  });
}

test('two tabs on one invoice ask WisePay once each, and show the same', async ({
  openInvoice,
  sandbox,
  context,
}) => {
  await openInvoice();
  expect(await countRequests(sandbox, 'GET', '/api/session')).toBe(1);
  expect(await countRequests(sandbox, 'GET', '/api/invoices')).toBe(1);
  await openInvoiceIn(await newTab(context), '5101');
  expect(await countRequests(sandbox, 'GET', '/api/session')).toBe(1);
});
