/** The company screen, with the company's invoices. */
import { naming } from '../../places.ts';
import type { PsaCompany } from '../../records.ts';
import { invoices } from '../page.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { invoiceList } from '../widgets/invoice-list.ts';

export function companyScreen(company: PsaCompany, navigation: Navigation): ScreenContent {
  const own = invoices.filter((invoice) => invoice.company.recordId === company.recordId);
  return {
    token: naming.company.token,
    breadcrumb: ['Companies', 'Company'],
    banner: company.name,
    toolbar: [
      { label: 'Back', onClick: navigation.back },
      { label: 'Refresh', onClick: navigation.refresh },
    ],
    body: {
      kind: 'pods',
      columns: [
        [
          {
            name: 'company_company_overview',
            title: 'Company Overview',
            fields: [
              { label: 'Company', value: company.name, kind: 'input', fieldClass: 'cw_company' },
              { label: 'Status', value: 'Active', kind: 'input', fieldClass: 'cw_status' },
            ],
          },
        ],
      ],
      wide: [{ name: 'company_finance_invoices', title: 'Invoices', list: invoiceList(own, navigation) }],
    },
  };
}
