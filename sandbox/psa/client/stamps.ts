/** Attributes such as security suites and dark modes add to other people's pages. */

/** Sets them on every `div` immediately, and then every `everyMs` milliseconds. */
export function startStamps(everyMs: number): void {
  let round = 0;
  const stamp = () => {
    round += 1;
    for (const div of document.querySelectorAll('div')) {
      div.setAttribute('bis_skin_checked', String(round));
      div.setAttribute('data-darkreader-inline-bgcolor', '');
      div.style.setProperty('--darkreader-inline-bgcolor', `#${round}`);
    }
    document.documentElement.setAttribute('data-darkreader-mode', 'dynamic');
  };
  stamp();
  setInterval(stamp, everyMs);
}
