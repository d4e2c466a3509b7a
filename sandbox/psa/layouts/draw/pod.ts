/** A pod: a titled box of fields, refilled for every record. */
import type { PodContent } from '../content/content.ts';
import { label, make, type Sheet } from './elements.ts';
import { createFieldRow, type FieldRow } from './field-row.ts';

export class Pod {
  readonly name: string;
  readonly element: HTMLElement;
  readonly #sheet: Sheet;
  readonly #title: HTMLElement;
  readonly #fields: HTMLElement;
  readonly #body: HTMLElement;
  #rows: FieldRow[] = [];

  /** @param hasPodClasses false where the client lays out its fields without pods */
  constructor(sheet: Sheet, name: string, hasPodClasses: boolean) {
    this.name = name;
    this.#sheet = sheet;
    this.#title = label(sheet, '', 'cw_CwLabel');
    this.#fields = make(sheet, 'tbody');
    this.#body = make(sheet, 'div', 'mm_podContent');
    const header = make(sheet, 'div', hasPodClasses ? `mm_podHeader pod_${name}_header` : 'mm_header');
    header.append(this.#title);
    this.element = make(
      sheet,
      'div',
      hasPodClasses ? `cw_Pod pod_${name}` : 'cw_FormPanel',
      header,
      make(sheet, 'table', 'mm_podTable', this.#fields),
      this.#body,
    );
  }

  /** Shows another record. Rows beyond its fields are hidden and keep the previous record's text. */
  fill({ title, fields = [], header, rows = [], note, frame }: PodContent): void {
    this.#title.textContent = title;
    fields.forEach((field, index) => {
      this.#rowFor(field.kind, index).fill(field);
    });
    this.#rows.forEach((row, index) => {
      row.element.style.display = index < fields.length ? '' : 'none';
    });
    this.#body.replaceChildren(
      ...(header === undefined ? [] : [this.#list(header, rows)]),
      ...(note === undefined ? [] : [make(this.#sheet, 'div', 'gwt-HTML mm_note', note)]),
      ...(frame === undefined ? [] : [this.#hosted(frame)]),
    );
  }

  #rowFor(kind: FieldRow['kind'], index: number): FieldRow {
    const pooled = this.#rows[index];
    if (pooled?.kind === kind) return pooled;
    const row = createFieldRow(this.#sheet, kind);
    if (pooled === undefined) this.#fields.append(row.element);
    else pooled.element.replaceWith(row.element);
    this.#rows = this.#rows.toSpliced(index, 1, row);
    return row;
  }

  #list(header: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
    const sheet = this.#sheet;
    const cells = header.map((text) => make(sheet, 'th', 'cw-ml-cell', text));
    const lines = rows.map(([first = '', ...rest]) => {
      const link = make(sheet, 'a', 'gwt-Anchor multilineClickable', first);
      const values = [link, ...rest].map((value, index) => {
        const cell = make(sheet, 'td', 'cw-ml-cell', value);
        cell.setAttribute('cellindex', String(index));
        return cell;
      });
      return make(sheet, 'tr', 'cw-ml-row', ...values);
    });
    const head = make(sheet, 'thead', '', make(sheet, 'tr', 'cw-ml-header', ...cells));
    return make(sheet, 'table', 'cw-ml-table', head, make(sheet, 'tbody', '', ...lines));
  }

  #hosted(address: string): HTMLElement {
    const frame = make(this.#sheet, 'iframe', 'cw_HostedFrame');
    frame.title = 'Hosted pod';
    frame.setAttribute('src', address);
    return frame;
  }
}
