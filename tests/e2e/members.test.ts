/** Who may use the POD, and what it tells everyone else. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { openedBy } from './support/opened-by.ts';
import { people, signInToBoth, signInToPsa, signInToWisePay } from './support/people.ts';
import { logIn } from './support/wisepay-pages.ts';
import { inWorker } from './support/worker.ts';

for (const email of [people.pat, people.sam]) {
  test(`${email} sees the invoice without signing in again`, async ({ openInvoice, sandbox, pod }) => {
    await signInToBoth(sandbox, email);
    await openInvoice();
    await expect(await pod.button('Pay Invoice')).toBeVisible();
  });
}

const refusals = [
  { email: people.lee, title: 'Your WisePay user isn’t an admin' },
  { email: people.kim, title: 'Your WisePay user is inactive' },
  { email: people.newTech, title: 'No WisePay account found' },
] as const;

for (const { email, title } of refusals) {
  test(`${email} is told: ${title}`, async ({ sandbox, psa, pod }) => {
    await signInToBoth(sandbox, email);
    await psa.openInvoice('5101');
    await pod.expectText(title);
    await pod.expectText(email);
    await expect(await pod.button('Check again')).toBeVisible();
    await expect(await pod.button('Pay Invoice')).toHaveCount(0);
  });
}

test('somebody whose role was refused sees the invoice after the right person has signed in', async ({
  sandbox,
  psa,
  pod,
}) => {
  await signInToBoth(sandbox, people.lee);
  await psa.openInvoice('5101');
  await pod.expectText('Your WisePay user isn’t an admin');

  await signInToBoth(sandbox, people.pat);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
});

test('somebody who is signed in to WisePay as another person can switch in one step', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToPsa(sandbox, people.pat);
  await signInToWisePay(sandbox, people.sam);
  await psa.openInvoice('5101');
  await pod.expectText('Different WisePay account');
  await pod.expectText(people.sam);
  await expect(await pod.button('Pay Invoice')).toHaveCount(0);

  const opened = await openedBy(context, () => pod.press('Sign in to WisePay'));
  await logIn(opened, { email: people.pat });
  await pod.expectText('Contoso Dental');
});

test('closing the login window without signing in says so and leaves the way open', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await signInToWisePay(sandbox, null);
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  const opened = await openedBy(context, () => pod.press('Sign in to WisePay'));
  await opened.getByLabel('Password').waitFor();
  await opened.close();

  await pod.expectText('The sign-in window was closed before you signed in.');
  await expect(await pod.button('Sign in to WisePay')).toBeEnabled();
});

test('a PSA page that does not tell its user gets no invoice', async ({ psa, pod }) => {
  await psa.openInvoice('5101', { memberReadable: 'false' });
  await pod.expectText('We can’t tell who is signed in to PSA');
  await expect(await pod.button('Check again')).toBeVisible();
});

test('signing out of PSA takes the POD away and ends the session', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();

  expect(await keepsTokens(context)).toBe(true);
  await psa.signOut();
  await pod.expectNone();
  await expect.poll(() => keepsTokens(context), { message: 'tokens are dropped' }).toBe(false);
});

test('another PSA user ends the session of the one before, on whatever page PSA opens', async ({
  openInvoice,
  sandbox,
  psa,
  context,
}) => {
  await openInvoice();
  await signInToPsa(sandbox, people.sam);
  await psa.openInvoiceSearch();
  await expect.poll(() => keepsTokens(context), { message: 'tokens are dropped' }).toBe(false);
});

test('another PSA user on the same page never sees the view of the one before', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();

  await psa.signOut();
  await psa.signIn(people.sam);
  await psa.openInvoice('5101');
  await pod.expectText('Different WisePay account');
});

/** Whether the worker has stored a token. */
async function keepsTokens(context: BrowserContext): Promise<unknown> {
  return inWorker(context, "chrome.storage.session.get('tokens').then((kept) => 'tokens' in kept)");
}
