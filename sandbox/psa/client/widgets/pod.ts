/** A pod: a titled box of fields, created once and refilled for every record. */
import { element, label, onActivate, setShown } from './dom.ts';

export interface FieldSpec {
  readonly label: string;
  readonly value: string;
  /** `input` is a text box, `textArea` a large one, `label` a single text that reads `<label>: <value>`. */
  readonly kind: 'input' | 'textArea' | 'label';
  /** The field's stable class, such as `cw_company`. */
  readonly fieldClass?: string;
  /** The field's ID, in the form `<database column>-input`. */
  readonly id?: string;
  /** Makes the label a link. */
  readonly onClick?: () => void;
}

export interface PodSpec {
  /** `<module>_<screen>_<name>`, or `hosted_<N>`. */
  readonly name: string;
  readonly title: string;
  readonly fields?: readonly FieldSpec[];
  /** A list below the fields. */
  readonly list?: HTMLElement;
  /** Another product's page, for hosted pods. */
  readonly hostedUrl?: string;
}

interface FieldRow {
  readonly kind: FieldSpec['kind'];
  readonly element: HTMLElement;
  fill(field: FieldSpec): void;
}

let podCount = 0;

export class Pod {
  readonly element: HTMLElement;
  readonly #title: HTMLElement;
  readonly #fields = element('tbody');
  readonly #content = element('div', { class: 'mm_podContent' });
  #rows: FieldRow[] = [];

  constructor(name: string) {
    const headerId = `x-pod-${++podCount}`;
    this.#title = label('', 'cw_CwLabel');
    this.#title.id = `${headerId}-label`;
    this.element = element(
      'div',
      { class: `cw_Pod pod_${name}` },
      element('div', { class: `mm_podHeader pod_${name}_header`, id: headerId }, this.#title),
      element(
        'div',
        { class: 'mm_podBody' },
        element('table', { class: 'mm_podTable' }, this.#fields),
        this.#content,
      ),
    );
  }

  /** Shows another record. Rows beyond its fields are hidden and keep the previous record's text. */
  fill({ title, fields = [], list, hostedUrl }: PodSpec): void {
    this.#title.textContent = title;
    fields.forEach((field, index) => {
      this.#rowFor(field, index).fill(field);
    });
    this.#rows.forEach((row, index) => {
      setShown(row.element, index < fields.length);
    });
    if (hostedUrl !== undefined) this.#showHosted(hostedUrl);
    else this.#content.replaceChildren(...(list === undefined ? [] : [list]));
  }

  #rowFor(field: FieldSpec, index: number): FieldRow {
    const pooled = this.#rows[index];
    if (pooled?.kind === field.kind) return pooled;
    const row = fieldRow(field.kind);
    if (pooled === undefined) this.#fields.append(row.element);
    else pooled.element.replaceWith(row.element);
    this.#rows = this.#rows.toSpliced(index, 1, row);
    return row;
  }

  #showHosted(url: string): void {
    const shown = this.#content.querySelector('iframe');
    if (shown?.getAttribute('src') === url) return;
    this.#content.replaceChildren(
      element('iframe', { class: 'cw_HostedFrame', title: 'Hosted pod', src: url }),
    );
  }
}

function fieldRow(kind: FieldSpec['kind']): FieldRow {
  let activate: (() => void) | undefined;
  const caption = label('', 'mm_podElementLabel');
  onActivate(caption, () => activate?.());
  const control = kind === 'label' ? null : element(kind === 'textArea' ? 'textarea' : 'input');
  const cells = [element('td', control === null ? { colspan: '2' } : {}, caption)];
  if (control !== null) cells.push(element('td', {}, element('div', { class: `mm_${kind}` }, control)));
  return {
    kind,
    element: element('tr', { class: 'pod-element-row' }, ...cells),
    fill(field) {
      activate = field.onClick;
      caption.title = field.label;
      caption.classList.toggle('cw_Clickable', field.onClick !== undefined);
      caption.textContent = control === null ? `${field.label}: ${field.value}` : `${field.label}:`;
      if (control === null) return;
      control.className = field.fieldClass ?? 'cw_CwTextBox';
      control.id = field.id ?? '';
      control.value = field.value;
      control.ariaLabel = field.label;
    },
  };
}
