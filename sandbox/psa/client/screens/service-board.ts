/** The service board: the list of tickets, in the column order that userscripts for the real client expect. */
import { naming } from '../../places.ts';
import type { PsaTicket } from '../../records.ts';
import { tickets } from '../../records.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { plainButton } from '../widgets/button.ts';
import { element, label } from '../widgets/dom.ts';
import { list } from '../widgets/list.ts';

/** Shows all tickets until the user searches. */
export function serviceBoardScreen(navigation: Navigation): ScreenContent {
  const filter = element('input', { id: 'SR_Service_RecID-input' });
  filter.ariaLabel = 'Ticket number';
  const results = element('div', { class: 'cw-ml-holder' }, ticketList(tickets, navigation));
  const search = plainButton({
    label: 'Search',
    onClick: () => {
      const found = tickets.filter(({ recordId }) => String(recordId).includes(filter.value.trim()));
      results.replaceChildren(ticketList(found, navigation));
    },
  });
  return {
    token: naming['service-board'].token,
    breadcrumb: ['Service Desk'],
    banner: 'Service Board List',
    toolbar: [{ label: 'Refresh', onClick: navigation.refresh }],
    body: {
      kind: 'content',
      content: element(
        'div',
        {},
        element('div', { class: 'cw_SearchRow' }, label('Ticket #:'), filter, search),
        results,
      ),
    },
  };
}

function ticketList(rows: readonly PsaTicket[], navigation: Navigation): HTMLElement {
  const open = ({ recordId }: PsaTicket) => navigation.go({ screen: 'ticket', recordId });
  return list(
    rows,
    [
      { title: 'Priority', text: (ticket) => ticket.priority },
      { title: 'Age', text: (ticket) => ticket.ageDays.toFixed(1) },
      { title: 'Status', text: (ticket) => ticket.status },
      {
        title: 'Company',
        text: (ticket) => ticket.company.name,
        onClick: ({ company }) => navigation.go({ screen: 'company', recordId: company.recordId }),
      },
      { title: 'Contact', text: (ticket) => ticket.contact },
      { title: 'Board', text: () => 'Help Desk' },
      { title: 'Type', text: () => 'Request' },
      { title: 'Ticket #', text: (ticket) => String(ticket.recordId), onClick: open },
      { title: 'Summary', text: (ticket) => ticket.summary, onClick: open, linkClass: 'cw-ml-svc-desc' },
    ],
    'srboard-grid',
  );
}
