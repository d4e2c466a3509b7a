/** Customers, people and what they write: plausible and made up. Some have numbers in them, or the word for an invoice. */
import type { Random } from './random.ts';

export interface MadeUpCompany {
  readonly name: string;
  readonly recordId: string;
}

const firstParts = [
  'Contoso',
  'Fabrikam',
  'Tailspin',
  'Adatum',
  'Litware',
  'Proseware',
  'Fourth Coffee',
  'Wingtip',
  'Humongous',
  'Trey Research',
  'Studio 54',
  '24 Seven',
  'Route 66',
  'Bright Bills',
  'Invoice Masters',
  'Médecins Réunis',
  'Müller & Söhne',
  'Ōsaka Denki',
  'شركة النور',
  'Żubr',
  '4711',
];
const lastParts = [
  'Dental',
  'Logistics',
  'Architects',
  'Law',
  'Clinic No. 3',
  'Bakery',
  'Movers',
  'GmbH',
  'Ltd.',
  'Group 2000',
  'Legal, LLP',
  'Foods – North',
  'Partners',
  'B.V.',
];
const givenNames = ['Dana', 'Finn', 'Toni', 'Aiko', 'Youssef', 'Zofia', 'Jeroen', 'Inés', 'Maud', 'Sven'];
const familyNames = [
  'Meyer',
  'Okafor',
  'Tanaka',
  'Haddad',
  'Nowak',
  'de Vries',
  'García',
  'Leroy',
  'Berg',
  'Price',
];

/** A company of the layout's few: several invoices are of the same one. */
export function madeUpCompany(random: Random, recordId: number): MadeUpCompany {
  return { name: `${random.pick(firstParts)} ${random.pick(lastParts)}`, recordId: String(recordId) };
}

export function madeUpPerson(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** A ticket's summary or an email's subject. `quoted` is an invoice as people name it, such as "Invoice 20105". */
export function madeUpSummary(random: Random, quoted: string): string {
  return random.pick([
    'Reception printer offline after power cut',
    'New starter: laptop and mailbox',
    `${quoted} is wrong`,
    `Question about ${quoted} and ${random.int(2, 9)} licenses`,
    `${quoted}`,
    `Re: ${quoted} - please resend`,
    `Room ${random.int(100, 999)}: no network since ${random.int(7, 11)}:30`,
    `Error 0x${random.int(1000, 9999)} when printing ${quoted}`,
    `Renew Microsoft 365 for ${random.int(10, 90)} users`,
  ]);
}
