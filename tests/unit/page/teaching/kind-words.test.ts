import { expect, it } from 'vitest';
import { isGeneric, namesInvoice } from '#lib/page/teaching/kind-words.ts';

it.each([
  'Invoice',
  'BillingDetail',
  'credit_memo',
  'finance_invoice',
  'Down Payment',
  'Rechnung Nr.',
  'Facture',
  '請求書番号',
  'فاتورة',
  'बीजक',
  '#Invoice_Number-input',
])('%j stands for an invoice', (text) => {
  expect(namesInvoice(text)).toBe(true);
});

it.each(['Ticket', 'ServiceDetail', 'Billy', 'company-name', 'Kunde', ''])(
  '%j does not stand for an invoice',
  (text) => {
    expect(namesInvoice(text)).toBe(false);
  },
);

it.each(['RecordDetail', 'DetailView', 'main_content', 'page', ''])(
  'a screen named %j may be of any record',
  (name) => {
    expect(isGeneric(name)).toBe(true);
  },
);

it.each(['InvoiceDetail', 'fi150', 'BillingRecord', '請求書'])(
  'a screen named %j is not of any record',
  (name) => {
    expect(isGeneric(name)).toBe(false);
  },
);
