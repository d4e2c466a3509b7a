/** Every invoice of the sandbox as the POD shows it. */
import { expect, test } from './support/fixtures.ts';
import { countRequests } from './support/ledger.ts';
import { namedOnlyIn } from './support/psa-page.ts';

interface Expected {
  readonly recordId: string;
  readonly number: string;
  readonly company: string;
  readonly status: string;
  readonly total: string;
  readonly paid: string;
  readonly balance: string;
  /** Why it cannot be paid; undefined if it can. */
  readonly whyNot?: string;
}

const nothingLeft = 'Paid in full.';

const invoices: readonly Expected[] = [
  {
    recordId: '5101',
    number: '20101',
    company: 'Contoso Dental',
    status: 'Outstanding',
    total: '$1,250.00',
    paid: '$0.00',
    balance: '$1,250.00',
  },
  {
    recordId: '5102',
    number: '20102',
    company: 'Fabrikam Logistics',
    status: 'Partially paid',
    total: '$2,400.00',
    paid: '$900.00',
    balance: '$1,500.00',
  },
  {
    recordId: '5103',
    number: '20103',
    company: 'Tailspin Architects',
    status: 'Paid',
    total: '$600.00',
    paid: '$600.00',
    balance: '$0.00',
    whyNot: nothingLeft,
  },
  {
    recordId: '5104',
    number: '20104',
    company: 'Adatum Garage',
    status: 'Outstanding',
    total: '$75.50',
    paid: '$0.00',
    balance: '$75.50',
  },
  {
    recordId: '5106',
    number: '20106',
    company: 'Proseware Clinics',
    status: 'Scheduled',
    total: '$310.00',
    paid: '$0.00',
    balance: '$310.00',
  },
  {
    recordId: '5107',
    number: '20107',
    company: 'Wingtip Tokyo',
    status: 'Outstanding',
    total: '¥98,000',
    paid: '¥0',
    balance: '¥98,000',
  },
  {
    recordId: '5108',
    number: '20108',
    company: 'Lucerne Kuwait',
    status: 'Paid',
    total: 'KWD 45.125',
    paid: 'KWD 45.125',
    balance: 'KWD 0.000',
    whyNot: nothingLeft,
  },
  {
    recordId: '5109',
    number: 'INV-2024/0009.A',
    company: 'Northwind Traders',
    status: 'Paid',
    total: '$880.00',
    paid: '$880.00',
    balance: '$0.00',
    whyNot: nothingLeft,
  },
  {
    recordId: '5110',
    number: '20110',
    company: 'Contoso Dental',
    status: 'Settled in books',
    total: '-$120.00',
    paid: '$0.00',
    balance: '-$120.00',
    whyNot: 'This is a credit memo. There is nothing to pay.',
  },
  {
    recordId: '5111',
    number: '20111',
    company: 'Woodgrove Bank',
    status: 'Paid',
    total: '$500.00',
    paid: '$500.00',
    balance: '$0.00',
    whyNot: nothingLeft,
  },
];

for (const invoice of invoices) {
  test(`invoice ${invoice.number} shows its figures in its own currency`, async ({ psa, pod }) => {
    await psa.openInvoice(invoice.recordId);
    await pod.openIfQuiet();
    const facts = (await pod.frame()).getByRole('region', { name: `Invoice ${invoice.number}`, exact: true });
    await expect(facts.getByRole('heading')).toHaveText(`Invoice ${invoice.number}`);
    await expect(facts).toContainText(invoice.company);
    await expect(facts.getByText(invoice.status, { exact: true }).first()).toBeVisible();
    await expect(facts.getByRole('definition')).toHaveText([
      invoice.total,
      invoice.paid,
      invoice.balance,
      /^[A-Z][a-z]{2} \d{1,2}, \d{4}$/,
    ]);
    if (invoice.whyNot === undefined) {
      await expect(await pod.button('Pay Invoice')).toBeEnabled();
    } else {
      await pod.expectText(invoice.whyNot);
      await expect(await pod.button('Pay Invoice')).toHaveCount(0);
    }
  });
}

test('an invoice with an automatic payment warns before it is paid twice', async ({ psa, pod }) => {
  await psa.openInvoice('5106');
  await pod.expectText('An automatic payment is scheduled');
  await pod.expectText(/WisePay will charge \$[\d,.]+ to Visa •••• 1881 on/);
});

test('an invoice that is not synced says why and can be checked again', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5105');
  await pod.expectText('This invoice isn’t synced to WisePay');
  await pod.expectText('excludes this invoice’s location');
  await expect(await pod.button('Pay Invoice')).toHaveCount(0);

  const lookups = () => countRequests(sandbox, 'GET', '/api/invoices');
  const before = await lookups();
  await pod.press('Check again');
  await expect.poll(lookups).toBe(before + 1);
  await pod.expectText('This invoice isn’t synced to WisePay');
});

test('a number that two PSA companies use shows neither invoice', async ({ sandbox, psa, pod }) => {
  await sandbox.control.post('invoices/duplicate', { json: { number: '20101', company: 'southwind' } });
  await psa.openInvoice('5101', namedOnlyIn('banner'));
  await pod.expectText('More than one matching invoice');
  await expect(await pod.button('Pay Invoice')).toHaveCount(0);
});
