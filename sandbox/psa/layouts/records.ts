/** The records of a layout's screens: endless, and the same for the same seed. */
import { wordsOf } from './languages.ts';
import type { Layout } from './layout.ts';
import { type MadeUpCompany, madeUpCompany, madeUpPerson, madeUpSummary } from './made-up.ts';
import { numberAt } from './numbers.ts';
import { Random } from './random.ts';

export interface InvoiceRecord {
  readonly number: string;
  readonly recordId: string;
  readonly company: MadeUpCompany;
  readonly person: string;
  readonly summary: string;
  readonly total: string;
  readonly date: string;
  readonly dueDate: string;
  readonly purchaseOrder: string;
}

export interface OtherRecord {
  readonly recordId: string;
  readonly company: MadeUpCompany;
  readonly person: string;
  readonly summary: string;
  /** An invoice that the record is about. */
  readonly invoice: InvoiceRecord;
  readonly date: string;
}

const companyCount = 7;

/** The invoice at `index`; negative ones are earlier. A layout with its own invoices begins again after the last. */
export function invoiceAt(layout: Layout, index: number): InvoiceRecord {
  const { seed, numbering, invoices } = layout;
  const random = new Random(seed, 2, index);
  const own = invoices?.at(index % invoices.length);
  const firstRecordId = new Random(seed, 3).int(400, 60_000);
  return {
    number: own?.number ?? numberAt(numbering, index),
    recordId: own?.recordId ?? String(firstRecordId + index * 3),
    company: own?.company ?? companyAt(layout, random.int(0, companyCount - 1)),
    person: madeUpPerson(random),
    summary: madeUpSummary(random, quoted(layout, index + random.int(1, 9))),
    total: random.pick([
      `${random.int(1, 9)},${random.int(100, 999)}.00`,
      `${random.int(20, 999)}.${random.int(10, 99)}`,
      String(random.int(1_000, 90_000)),
      '0.00',
    ]),
    date: dateAt(random, -30),
    dueDate: dateAt(random, 0),
    purchaseOrder: random.pick([`PO-${random.int(1000, 9999)}`, String(random.int(10_000, 99_999)), '']),
  };
}

/** The record of another screen. */
export function otherAt(layout: Layout, index: number): OtherRecord {
  const random = new Random(layout.seed, 4, index);
  const about = random.int(0, 40);
  return {
    recordId: String(new Random(layout.seed, 5).int(300, 60_000) + index),
    company: companyAt(layout, random.int(0, companyCount - 1)),
    person: madeUpPerson(random),
    summary: madeUpSummary(random, quoted(layout, about)),
    invoice: invoiceAt(layout, about),
    date: dateAt(random, 0),
  };
}

function companyAt({ seed }: Layout, index: number): MadeUpCompany {
  const random = new Random(seed, 6, index);
  return madeUpCompany(random, new Random(seed, 7).int(250, 4_000) + index);
}

/** An invoice as people name it. */
function quoted(layout: Layout, index: number): string {
  const { language, numbering, invoices } = layout;
  const number = invoices?.at(index % invoices.length)?.number ?? numberAt(numbering, index);
  return `${wordsOf(language).invoices[0] ?? ''} ${number}`;
}

function dateAt(random: Random, fromDay: number): string {
  const date = new Date(Date.UTC(2026, 5, 15 + fromDay + random.int(0, 28)));
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return random.pick([`${month}/${day}/${year}`, `${day}.${month}.${year}`]);
}
