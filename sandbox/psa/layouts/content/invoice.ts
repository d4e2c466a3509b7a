/** An invoice's screen: its number where the layout has it, and what looks like numbers around it. */
import { wordsOf } from '../languages.ts';
import type { Decoy, Layout } from '../layout.ts';
import { Random } from '../random.ts';
import { type InvoiceRecord, invoiceAt } from '../records.ts';
import type { FieldContent, PodContent, ScreenContent } from './content.ts';
import { hostedPods } from './hosted.ts';
import { invoiceFields } from './number-field.ts';
import { titlesOf } from './title.ts';

/** The screen of the invoice at `index`. */
export function invoiceContent(layout: Layout, index: number): ScreenContent {
  const words = wordsOf(layout.language);
  const invoice = invoiceAt(layout, index);
  const { word } = layout.place;
  const named = { word, number: invoice.number, company: invoice.company.name };
  const hosted = hostedPods(layout, {
    isInvoice: true,
    recordId: invoice.recordId,
    token: layout.names.invoice.token,
  });
  const { seed, pods, root } = layout;
  return {
    ...titlesOf(layout, named, ['Finance', words.search]),
    rootName: root.kind === 'none' ? null : root.name,
    pods: new Random(seed, pods.order).shuffle([
      detailsPod(layout, invoice),
      ...decoyPods(layout, invoice, index),
      ...hosted,
    ]),
    dialog: null,
  };
}

function detailsPod(layout: Layout, invoice: InvoiceRecord): PodContent {
  const { language, decoys, place, seed } = layout;
  const words = wordsOf(language);
  const has = (decoy: Decoy) => decoys.includes(decoy);
  const fields: FieldContent[] = [
    { label: words.contact, value: invoice.person, kind: 'input', id: 'Contact_Name-input' },
    ...(has('total') ? [input(words.total, invoice.total, 'Total_Amount')] : []),
    ...(has('dates')
      ? [input(words.date, invoice.date, 'Date_Invoice'), text(words.date, invoice.dueDate)]
      : []),
    ...(has('purchaseOrder') ? [input(words.purchaseOrder, invoice.purchaseOrder, 'PO_Number')] : []),
    { label: words.company, value: companyText(invoice, has('company')), kind: 'label', isLink: true },
  ];
  const order = new Random(seed, 10).shuffle(fields);
  const at = new Random(seed, 11).int(0, order.length);
  return {
    name: podName(layout, 'details'),
    title: place.word,
    fields: [...order.slice(0, at), ...invoiceFields(layout, invoice.number), ...order.slice(at)],
  };
}

function decoyPods(layout: Layout, invoice: InvoiceRecord, index: number): PodContent[] {
  const { language, decoys, place } = layout;
  const words = wordsOf(language);
  const earlier = [1, 2, 3].map((back) => invoiceAt(layout, index - back));
  const [previous] = earlier;
  const pods: Readonly<Partial<Record<Decoy, PodContent>>> = {
    previous: {
      name: podName(layout, 'history'),
      title: words.details,
      fields: [
        {
          label: `${words.previous} ${place.word}`,
          value: previous?.number ?? '',
          kind: 'label',
          isLink: true,
        },
      ],
    },
    related: {
      name: podName(layout, 'related'),
      title: `${words.related}: ${place.word}`,
      header: [place.label, words.total],
      rows: [...earlier, invoice].map(({ number, total }) => [number, total]),
    },
    email: {
      name: podName(layout, 'email'),
      title: words.email,
      note: `${invoice.person}: ${place.word} ${invoice.number}, ${place.word} ${previous?.number} (${invoice.total})`,
    },
    note: { name: podName(layout, 'notes'), title: words.note, note: invoice.summary },
  };
  return decoys.flatMap((decoy) => pods[decoy] ?? []);
}

function companyText({ company }: InvoiceRecord, hasNumber: boolean): string {
  return hasNumber ? `${company.name} #${company.recordId}` : company.name;
}

function podName({ pods }: Layout, name: string): string {
  return `${pods.kind === 'generic' ? 'system_record' : pods.module}_${name}`;
}

function input(label: string, value: string, column: string): FieldContent {
  return { label, value, kind: 'input', id: `${column}-input` };
}

function text(label: string, value: string): FieldContent {
  return { label, value, kind: 'text' };
}
