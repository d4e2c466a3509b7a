/** A pod that changes constantly, for measuring what observers of the page cost. */
import { element } from './widgets/dom.ts';

const poolSize = 40;
const tickMs = 10;
const longestDebtMs = 1000;

/** Makes `perSecond` DOM mutations a second in a bounded set of pooled rows in `container`, until `signal` aborts. */
export function startStorm(perSecond: number, container: HTMLElement, signal: AbortSignal): void {
  const rows = Array.from({ length: poolSize }, (_, index) => newRow(index));
  const pod = element('div', { class: 'cw_Pod pod_system_monitor_events' }, ...rows);
  container.append(pod);
  let count = 0;
  let last = performance.now();
  let debt = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    // After a long pause the storm continues at its pace; it does not catch up on everything.
    debt += (Math.min(now - last, longestDebtMs) / 1000) * perSecond;
    last = now;
    for (; debt >= 1; debt -= 1) mutate(rows, count++);
  }, tickMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function newRow(count: number): HTMLElement {
  const label = element('span', { class: 'mm_label' }, `Event ${count}`);
  return element('div', { class: 'cw_StormRow' }, label);
}

/** Makes exactly one mutation record: in turn a text, a class, a row's visibility, or a replaced row. */
function mutate(rows: HTMLElement[], count: number): void {
  const index = Math.floor(count / 4) % rows.length;
  const row = rows[index];
  if (row === undefined) return;
  const turn = count % 4;
  if (turn === 0) row.firstChild?.firstChild?.replaceWith(`Event ${count}`);
  else if (turn === 1) row.classList.toggle('cw_StormRowNew');
  else if (turn === 2) row.style.display = row.style.display === 'none' ? '' : 'none';
  else {
    const next = newRow(count);
    rows[index] = next;
    row.replaceWith(next);
  }
}
