/**
 * PSA's own data: its invoices, tickets and companies. The invoices come from the seed. Payments at WisePay are not
 * known here: PSA learns of them only later, through the accounting system.
 */
import type { Money } from '#lib/money/money.ts';
import type { SeedInvoice } from '../seed/invoices.ts';
import { seedInvoices } from '../seed/invoices.ts';

export interface PsaInvoice {
  readonly recordId: number;
  readonly number: string;
  readonly type: string;
  readonly company: PsaCompany;
  readonly total: Money;
  readonly date: Date;
  readonly dueDate: Date;
}

export interface PsaCompany {
  readonly recordId: number;
  readonly name: string;
}

export interface PsaTicket {
  readonly recordId: number;
  readonly summary: string;
  readonly company: PsaCompany;
  readonly contact: string;
  readonly email: string;
  readonly status: string;
  readonly priority: string;
  readonly ageDays: number;
  readonly discussion: string;
}

const typeLabels: Readonly<Record<SeedInvoice['type'], string>> = {
  agreement: 'Agreement',
  credit_memo: 'Credit Memo',
  down_payment: 'Down Payment',
  miscellaneous: 'Miscellaneous',
  progress: 'Progress',
  standard: 'Standard',
};

const firstCompanyRecordId = 301;
const termDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Every company that has an invoice. */
export const companies: readonly PsaCompany[] = [...new Set(seedInvoices.map(({ company }) => company))].map(
  (name, index) => ({ recordId: firstCompanyRecordId + index, name }),
);

/** Tickets of two companies, for the screens without an invoice. */
export const tickets: readonly PsaTicket[] = [
  {
    recordId: 26251,
    summary: 'Reception printer offline after power cut',
    company: companyNamed('Contoso Dental'),
    contact: 'Dana Contoso',
    email: 'dana@contoso-dental.example',
    status: 'In Progress',
    priority: 'Priority 2 - Quick Response',
    ageDays: 1.2,
    discussion: 'Printer shows "no network" since this morning. The switch port looks dead.',
  },
  {
    recordId: 26252,
    summary: 'New starter: laptop and mailbox',
    company: companyNamed('Fabrikam Logistics'),
    contact: 'Finn Fabrikam',
    email: 'finn@fabrikam.example',
    status: 'New',
    priority: 'Priority 3 - Normal Response',
    ageDays: 3.8,
    discussion: 'Starts on the first of next month in the warehouse office. Needs the standard bundle.',
  },
];

/** PSA's invoices in the order of its search list. Days count from `startedAt`. */
export function invoicesFrom(startedAt: Date): PsaInvoice[] {
  return seedInvoices.map((seed) => {
    const dueDate = new Date(startedAt.getTime() + seed.dueInDays * dayMs);
    return {
      recordId: Number(seed.recordId),
      number: seed.number,
      type: typeLabels[seed.type],
      company: companyNamed(seed.company),
      total: { value: seed.total, currency: seed.currency },
      date: new Date(dueDate.getTime() - termDays * dayMs),
      dueDate,
    };
  });
}

function companyNamed(name: string): PsaCompany {
  const company = companies.find((candidate) => candidate.name === name);
  if (company === undefined) throw new Error(`The seed has no invoice for ${name}`);
  return company;
}
