/** A pod that never rests, for measuring what observers of the page cost. */
import { element } from './dom.ts';

const poolSize = 40;
const tickMs = 10;
const longestDebtMs = 1000;

/** Changes a bounded set of pooled rows in `container`, `perSecond` DOM mutations a second, until the signal. */
export function startStorm(perSecond: number, container: HTMLElement, signal: AbortSignal): void {
  const rows = Array.from({ length: poolSize }, (_, index) =>
    element('div', { class: 'mm_label cw_StormRow' }, `Event ${index}`),
  );
  const pod = element('div', { class: 'cw_Pod pod_system_monitor_events' }, ...rows);
  container.append(pod);
  let count = 0;
  let last = performance.now();
  let debt = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    // After a long pause the storm goes on at its pace; it does not catch up on everything.
    debt += (Math.min(now - last, longestDebtMs) / 1000) * perSecond;
    last = now;
    for (; debt >= 1; debt -= 1) mutate(rows, count++);
  }, tickMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Exactly one mutation record: a text, a class, or whether a row shows, in turn. */
function mutate(rows: readonly HTMLElement[], count: number): void {
  const row = rows[Math.floor(count / 3) % rows.length];
  if (row === undefined) return;
  if (count % 3 === 0) row.firstChild?.replaceWith(`Event ${count}`);
  else if (count % 3 === 1) row.classList.toggle('cw_StormRowNew');
  else row.style.display = row.style.display === 'none' ? '' : 'none';
}
