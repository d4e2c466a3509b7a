import { expect, test } from './support/fixtures.ts';
import { countPayments } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people } from './support/people.ts';
import { logIn, payInFull } from './support/wisepay-pages.ts';

test.use({ signedInAs: null });

test('a technician finds the POD on an invoice, signs in, pays it and sees it paid', async ({
  psa,
  pod,
  context,
  sandbox,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');

  const loginPage = await openedBy(context, () => pod.press('Sign in to WisePay'));
  await expect(loginPage.getByLabel('Email')).toHaveValue(people.pat);
  await logIn(loginPage);

  await pod.expectText('Contoso Dental');
  await pod.expectText('$1,250.00');
  await pod.expectText('Outstanding');

  const payments = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await payInFull(payments);
  await payments.close();

  await pod.expectText('Paid in full.');
  expect(await countPayments(sandbox, '20101')).toBe(1);
});
