/** The invoice search: a filter and the list. */
import { naming } from '../../places.ts';
import { invoices } from '../page.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { plainButton } from '../widgets/button.ts';
import { element, label } from '../widgets/dom.ts';
import { invoiceList } from '../widgets/invoice-list.ts';

/** Shows all invoices until the user searches. */
export function invoiceSearchScreen(navigation: Navigation): ScreenContent {
  // The same ID as on the invoice screen: in PSA the ID names the database column, not the screen.
  const filter = element('input', { id: 'Invoice_Number-input', autocomplete: 'off' });
  filter.ariaLabel = 'Invoice Number';
  const results = element('div', { class: 'cw-ml-holder' }, invoiceList(invoices, navigation));
  const search = plainButton({
    label: 'Search',
    onClick: () => {
      const wanted = filter.value.trim().toLowerCase();
      const found = invoices.filter((invoice) => invoice.number.toLowerCase().includes(wanted));
      results.replaceChildren(invoiceList(found, navigation));
    },
  });
  return {
    token: naming['invoice-search'].token,
    breadcrumb: ['Finance', 'Invoice Search'],
    banner: 'Invoice Search',
    toolbar: [{ label: 'Refresh', onClick: navigation.refresh }],
    body: {
      kind: 'content',
      content: element(
        'div',
        {},
        element('div', { class: 'cw_SearchRow' }, label('Invoice Number:'), filter, search),
        results,
      ),
    },
  };
}
