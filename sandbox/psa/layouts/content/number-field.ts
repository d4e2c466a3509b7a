/** The field with a record's number, in the layouts that have one. */
import type { Layout } from '../layout.ts';
import type { PlaceKind } from '../number-place.ts';
import type { FieldContent } from './content.ts';

/** The invoice's own number under its label and ID. */
export function invoiceFields(layout: Layout, number: string): FieldContent[] {
  const { label, fieldId } = layout.place;
  return fieldPlaces(layout).map((at) => ({
    label,
    value: number,
    kind: kinds[at],
    ...(at === 'field' && { id: fieldId }),
  }));
}

/** The same of another record: in the same elements, under its own label and ID. */
export function otherFields(layout: Layout, label: string, column: string, number: string): FieldContent[] {
  return fieldPlaces(layout).map((at) => ({
    label,
    value: number,
    kind: kinds[at],
    ...(at === 'field' && { id: `${column}-input` }),
  }));
}

/** An invoice that another record is about. In some layouts it is labelled as the invoice's own number is. */
export function relatedInvoice(layout: Layout, label: string, number: string): FieldContent[] {
  if (layout.sharesField) return invoiceFields(layout, number);
  return [{ label, value: number, kind: 'input', id: 'Related_Document-input' }];
}

type FieldPlace = keyof typeof kinds;

const kinds = { field: 'input', row: 'input', rowText: 'text', label: 'label' } as const;

function fieldPlaces({ place }: Layout): FieldPlace[] {
  const isField = (kind: PlaceKind | null): kind is FieldPlace => kind !== null && kind in kinds;
  return [place.kind, place.also].filter(isField);
}
