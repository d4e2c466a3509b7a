/** Pods with other products' pages, whose addresses name the record: `?id=<record>&screen=<screen>`. */
import type { Layout } from '../layout.ts';
import type { PodContent } from './content.ts';

const products = {
  wisepay: 'https://example.wise-pay.com/pod',
  other: 'https://quotes.example.net/embed',
} as const;

/** The address of a product's pod on a record's screen. @param token the screen's name */
export function hostedAddress(product: keyof typeof products, recordId: string, token: string): string {
  return `${products[product]}?id=${recordId}&screen=${token}`;
}

/** The hosted pods of a record's screen; WisePay's stands only on invoices. */
export function hostedPods(
  { hosted, seed }: Layout,
  screen: { readonly isInvoice: boolean; readonly recordId: string; readonly token: string },
): PodContent[] {
  const shown = { none: [], wisepay: ['wisepay'], other: ['other'], both: ['other', 'wisepay'] } as const;
  return shown[hosted]
    .filter((product) => product === 'other' || screen.isInvoice)
    .map((product, index) => ({
      name: `hosted_${(seed % 40) + index + 1}`,
      title: product === 'wisepay' ? 'WisePay' : 'Quotes',
      frame: hostedAddress(product, screen.recordId, screen.token),
    }));
}
