/** The screens that are not about an invoice, although some name one. */
import { wordsOf } from '../languages.ts';
import type { Layout } from '../layout.ts';
import type { OtherKind } from '../names.ts';
import { invoiceAt, type OtherRecord, otherAt } from '../records.ts';
import type { FieldContent, PodContent, ScreenContent } from './content.ts';
import { hostedPods } from './hosted.ts';
import { listContent, listPod, rootNameOf } from './list.ts';
import { otherFields, relatedInvoice } from './number-field.ts';
import { nameOf, titlesOf } from './title.ts';

/** The screen of a kind, with the record at `index`. */
export function otherContent(layout: Layout, kind: OtherKind, index: number): ScreenContent {
  if (kind === 'search') return listContent(layout, 'search');
  const record = otherAt(layout, index);
  const { token, type } = layout.names[kind];
  const isRecord = type !== null;
  const word = wordFor(layout, kind);
  const isTicket = kind === 'ticket' || kind === 'ticketDialog';
  const named = {
    word,
    number: isRecord ? record.recordId : '',
    company: subjectOf(kind, record),
    ...(isTicket && { knownBanner: `Service Ticket #${record.recordId} - ${record.summary}` }),
  };
  const hosted = isRecord ? hostedPods(layout, { isInvoice: false, recordId: record.recordId, token }) : [];
  return {
    ...titlesOf(layout, named, [word]),
    rootName: rootNameOf(layout, token),
    pods: [...podsOf(layout, kind, record, index), ...hosted],
    dialog: kind === 'ticketDialog' ? dialogAbout(layout, record) : null,
  };
}

function wordFor(layout: Layout, kind: Exclude<OtherKind, 'search'>): string {
  if (layout.impossible === 'all screens look alike') return layout.place.word;
  const words = wordsOf(layout.language);
  return {
    ticket: words.ticket,
    ticketDialog: words.ticket,
    ticketList: words.ticket,
    company: words.company,
    project: words.project,
    order: words.order,
    payment: words.payment,
    contact: words.contact,
    setup: `${words.setup}: ${layout.place.word}`,
    dashboard: words.dashboard,
    email: words.email,
  }[kind];
}

/** Tickets are named by their summary, people by their name, others by their company. */
function subjectOf(kind: OtherKind, { company, person, summary }: OtherRecord): string {
  if (kind === 'ticket' || kind === 'ticketDialog') return summary;
  return kind === 'contact' ? person : company.name;
}

const columns: Readonly<Partial<Record<OtherKind, string>>> = {
  ticket: 'SR_Service_RecID',
  ticketDialog: 'SR_Service_RecID',
  company: 'Company_RecID',
  project: 'PM_Project_RecID',
  order: 'SO_Order_RecID',
  payment: 'AR_Payment_RecID',
  contact: 'Contact_RecID',
};

function podsOf(
  layout: Layout,
  kind: Exclude<OtherKind, 'search'>,
  record: OtherRecord,
  index: number,
): PodContent[] {
  const words = wordsOf(layout.language);
  const column = columns[kind];
  const isAlike = layout.impossible === 'all screens look alike';
  const label = isAlike ? layout.place.label : `${wordFor(layout, kind)} ID`;
  const number = column === undefined ? [] : otherFields(layout, label, column, record.recordId);
  const details: PodContent = {
    name: isAlike ? 'system_record_details' : `${kind.toLowerCase()}_main_details`,
    title: wordFor(layout, kind),
    fields: [...number, ...fieldsOf(layout, kind, record)],
  };
  const extra: Partial<Record<OtherKind, PodContent>> = {
    ticket: { name: 'service_ticket_discussion', title: words.note, note: record.summary },
    dashboard: { ...listPod(layout, 5), name: 'today_due_rows' },
    company: { ...listPod(layout, 4), name: 'company_finance_rows' },
    ticketList: {
      name: 'service_board_rows',
      title: words.ticket,
      header: [words.ticket, words.company, words.note],
      rows: Array.from({ length: 8 }, (_, row) => {
        const ticket = otherAt(layout, index * 10 + row);
        return [ticket.recordId, ticket.company.name, ticket.summary];
      }),
    },
  };
  const pod = extra[kind];
  return pod === undefined ? [details] : [details, pod];
}

function fieldsOf(layout: Layout, kind: OtherKind, record: OtherRecord): FieldContent[] {
  const words = wordsOf(layout.language);
  const { word } = layout.place;
  const company: FieldContent = { label: words.company, value: record.company.name, kind: 'label' };
  const related = `${words.related}: ${word}`;
  switch (kind) {
    case 'order':
    case 'payment':
      return [company, ...relatedInvoice(layout, related, record.invoice.number)];
    case 'email':
      return [
        { label: words.contact, value: record.person, kind: 'input', id: 'Email_To-input' },
        { label: words.note, value: nameOfInvoice(layout, record), kind: 'input', id: 'Email_Subject-input' },
      ];
    case 'setup':
      return [
        { label: `${word} ${words.setup}`, value: `${word} 1`, kind: 'input', id: 'Template_Name-input' },
        { label: `${words.previous} ${word}`, value: invoiceAt(layout, 4).number, kind: 'text' },
      ];
    case 'dashboard':
    case 'ticketList':
      return [];
    default:
      return [company, { label: words.contact, value: record.person, kind: 'text' }];
  }
}

function dialogAbout(layout: Layout, record: OtherRecord): ScreenContent['dialog'] {
  return { title: layout.place.word, text: nameOfInvoice(layout, record) };
}

/** An invoice named exactly as its own screen names it. */
function nameOfInvoice(layout: Layout, { invoice }: OtherRecord): string {
  return nameOf(layout, {
    word: layout.place.word,
    number: invoice.number,
    company: invoice.company.name,
  });
}
