/** What words and names say about the kind of a record, in PSA's languages and others. */

/** Words that stand for an invoice or a credit memo. */
const invoiceWord = new RegExp(
  [
    'invoice|\\bbill(?:ing)?\\b|credit ?(?:memo|note)|down ?payment',
    'rechnung|gutschrift|faktur|fattur|fatura|factu(?:ra|re|ur)|avoir|abono|nota de cr',
    'lasku|arve|rēķin|sąskait|számla|račun|faktúra|fakturu?a|τιμολ|φακτ|сч[её]т|рахун|накладн|фактур',
    '請求|请求|发票|發票|帳單|账单|청구|송장|hóa đơn|ใบแจ้งหนี้|ใบกำกับ|فاتورة|חשבונית|चालान|बीजक',
  ].join('|'),
  'iu',
);

/** Words in names of screens that stand for any record. */
const genericWords = new Set(
  (
    'detail details record records view screen form page main content container panel module entry edit editor item ' +
    'object data window default generic base root workspace fv new card layout shell app frame master general common system'
  ).split(' '),
);

/** Whether a text has a word for an invoice. */
export function namesInvoice(text: string): boolean {
  return invoiceWord.test(separated(text)) || invoiceWord.test(text);
}

/** Whether a screen's name may stand for records of any kind. */
export function isGeneric(name: string): boolean {
  return separated(name)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => word === '' || genericWords.has(word));
}

/** `BillingDetail` as `Billing Detail`. */
function separated(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ');
}
