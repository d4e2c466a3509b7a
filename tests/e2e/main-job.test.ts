import { expect, test } from './support/fixtures.ts';

test('a technician finds the POD on an invoice, signs in, pays it and sees it paid', async ({
  psa,
  pod,
  context,
  sandbox,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');

  const login = context.waitForEvent('page');
  await pod.press('Sign in to WisePay');
  const loginPage = await login;
  await expect(loginPage.getByLabel('Email')).toHaveValue('pat.admin@northwind-msp.example');
  await loginPage.getByLabel('Password').fill('sandbox');
  await loginPage.getByRole('button', { name: 'Sign in' }).click();

  await pod.expectText('Contoso Dental');
  await pod.expectText('$1,250.00');
  await pod.expectText('Outstanding');

  const screen = context.waitForEvent('page');
  await pod.pressMoneyButton('Pay Invoice');
  const payments = await screen;
  await payments.getByRole('button', { name: /^Pay / }).last().click();
  await expect(payments.getByText('Payment received')).toBeVisible();
  await payments.close();

  await pod.expectText('Nothing is left to pay.');
  const ledger = await sandbox.control.get('ledger').json<{ payments: { invoiceNumber: string }[] }>();
  expect(ledger.payments.filter(({ invoiceNumber }) => invoiceNumber === '20101')).toHaveLength(1);
});
