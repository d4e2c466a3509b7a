/** A row of a pod: a label and a value, refilled for every record. */
import type { FieldContent } from '../content/content.ts';
import { label, make, type Sheet } from './elements.ts';

/** Numbers the widgets of a page load, as GWT's own IDs do. */
let widgets = 0;

export interface FieldRow {
  readonly kind: FieldContent['kind'];
  readonly element: HTMLElement;
  fill(field: FieldContent): void;
}

export function createFieldRow(sheet: Sheet, kind: FieldContent['kind']): FieldRow {
  if (kind === 'label') return labelRow(sheet);
  return kind === 'input' ? inputRow(sheet) : textRow(sheet);
}

function labelRow(sheet: Sheet): FieldRow {
  const text = label(sheet, '', 'cw_CwLabel');
  const cell = make(sheet, 'td', '', text);
  cell.setAttribute('colspan', '2');
  return {
    kind: 'label',
    element: make(sheet, 'tr', 'pod-element-row', cell),
    fill(field) {
      text.textContent = `${field.label}: ${field.value}`;
      text.classList.toggle('cw_Clickable', field.isLink === true);
    },
  };
}

function inputRow(sheet: Sheet): FieldRow {
  const caption = label(sheet, '', 'mm_podElementLabel');
  const input = make(sheet, 'input', 'cw_CwTextBox') as HTMLInputElement;
  widgets += 1;
  const unnamedId = `x-widget-${widgets}`;
  return {
    kind: 'input',
    element: rowOf(sheet, caption, make(sheet, 'div', 'mm_input', input)),
    fill(field) {
      caption.textContent = `${field.label}:`;
      input.id = field.id ?? unnamedId;
      input.value = field.value;
    },
  };
}

function textRow(sheet: Sheet): FieldRow {
  const caption = label(sheet, '', 'mm_podElementLabel');
  const text = label(sheet, '', 'cw_CwLabel');
  return {
    kind: 'text',
    element: rowOf(sheet, caption, text),
    fill(field) {
      caption.textContent = `${field.label}:`;
      text.textContent = field.value;
    },
  };
}

function rowOf(sheet: Sheet, caption: Element, value: Element): HTMLElement {
  return make(sheet, 'tr', 'pod-element-row', make(sheet, 'td', '', caption), make(sheet, 'td', '', value));
}
