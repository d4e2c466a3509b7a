/** The service ticket screen, with the hooks that public userscripts for the real client rely on. */
import { naming } from '../../places.ts';
import type { PsaTicket } from '../../records.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { openDialog } from '../widgets/dialog.ts';
import type { FieldSpec, PodSpec } from '../widgets/pod.ts';

export function ticketScreen(ticket: PsaTicket, navigation: Navigation): ScreenContent {
  const { recordId, company, summary } = ticket;
  const title = `Service Ticket #${recordId}`;
  const text = (label: string, value: string, fieldClass: string): FieldSpec => ({
    label,
    value,
    kind: 'input',
    fieldClass,
  });
  const hosted = (number: number, podTitle: string): PodSpec => ({
    name: `hosted_${number}`,
    title: podTitle,
    hostedUrl: `/v2025_1/hosted.html?screen=ticket&recordId=${recordId}`,
  });
  return {
    token: naming.ticket.token,
    breadcrumb: ['Service Desk', 'Service Board List', 'Service Ticket'],
    banner: `${title} - ${summary}`,
    toolbar: [
      { label: 'Back', onClick: navigation.back },
      { label: 'New', onClick: () => openDialog('New', 'Tickets come from the seed in this sandbox.') },
      { label: 'Save', onClick: () => openDialog('Save', `Ticket ${recordId} has no changes to save.`) },
      { label: 'Save and Close', onClick: () => navigation.go({ screen: 'service-board' }) },
      { label: 'Refresh', onClick: navigation.refresh },
      { label: 'Time', onClick: () => openDialog('Time', `No time is entered for ticket ${recordId}.`) },
      { label: 'Delete', onClick: () => openDialog('Delete', 'Tickets of the seed stay.') },
      { label: 'Settings', onClick: () => openDialog('Settings', 'Every pod is shown.') },
    ],
    body: {
      kind: 'pods',
      columns: [
        [
          {
            name: 'service_ticket_ticket',
            title,
            fields: [
              text('Summary', summary, 'cw_PsaSummaryHeader'),
              { ...text('Ticket #', String(recordId), 'cw_CwTextBox'), id: 'SR_Service_RecID-input' },
              text('Board', 'Help Desk', 'cw_serviceBoard'),
              text('Status', ticket.status, 'cw_status'),
              text('Type', 'Request', 'cw_type'),
              text('Priority', ticket.priority, 'cw_priority'),
            ],
          },
          {
            name: 'service_ticket_discussion',
            title: 'Discussion',
            fields: [
              { label: 'Notes', value: ticket.discussion, kind: 'textArea', fieldClass: 'cw_CwTextArea' },
            ],
          },
        ],
        [
          {
            name: 'service_ticket_company',
            title: 'Company',
            fields: [
              {
                label: 'Company',
                value: company.name,
                kind: 'label',
                onClick: () => navigation.go({ screen: 'company', recordId: company.recordId }),
              },
              text('Company Name', company.name, 'cw_company'),
              text('Contact', ticket.contact, 'cw_contact'),
              text('Email', ticket.email, 'cw_emailAddress'),
            ],
          },
          hosted(15, 'Chat'),
          hosted(16, 'Time entries'),
        ],
      ],
      wide: [],
    },
  };
}
