/** When the browser's tabs last changed, in an order of their own: clocks cannot tell two events of one ms apart. */

/** How many changes there had been by then. */
export type Moment = number & { readonly kind: 'moment' };

export interface TabChanges {
  moment(): Moment;
  note(tabId: number): void;
  changedSince(tabId: number, moment: Moment): boolean;
}

/** More tabs than anybody has open; what changed longer ago than all of these is forgotten. */
const mostTabs = 500;

export function createTabChanges(): TabChanges {
  let count = 0;
  const lastChange = new Map<number, number>();

  return {
    moment: () => count as Moment,
    note(tabId) {
      count += 1;
      lastChange.delete(tabId);
      lastChange.set(tabId, count);
      for (const oldest of lastChange.keys()) {
        if (lastChange.size <= mostTabs) break;
        lastChange.delete(oldest);
      }
    },
    changedSince: (tabId, moment) => (lastChange.get(tabId) ?? 0) > moment,
  };
}
