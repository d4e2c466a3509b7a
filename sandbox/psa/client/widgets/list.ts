/** PSA's lists: a header and rows of cells numbered by `cellindex`. */
import { element, onActivate } from './dom.ts';

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  /** Makes the cell a link. */
  readonly onClick?: (row: Row) => void;
  readonly linkClass?: string;
  readonly cellClass?: string;
}

/** A list of rows. `gridClass` is a class for the table, such as `srboard-grid`. */
export function list<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  gridClass: string,
): HTMLElement {
  const header = element('tr', { class: 'cw-ml-header' });
  for (const { title, cellClass = 'cw-ml-cell' } of columns) {
    header.append(element('th', { class: cellClass }, title));
  }
  const body = element('tbody');
  for (const row of rows) {
    const cells = columns.map((column, index) =>
      element('td', { class: column.cellClass ?? 'cw-ml-cell', cellindex: String(index) }, cell(row, column)),
    );
    body.append(element('tr', { class: 'cw-ml-row' }, ...cells));
  }
  return element('table', { class: `${gridClass} cw-ml-table` }, element('thead', {}, header), body);
}

function cell<Row>(row: Row, { text, onClick, linkClass = '' }: Column<Row>): Node {
  if (onClick === undefined) return document.createTextNode(text(row));
  const link = element('a', { class: `gwt-Anchor multilineClickable ${linkClass}`.trim() }, text(row));
  onActivate(link, () => onClick(row));
  return link;
}
