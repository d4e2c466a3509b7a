/** Which of the things that happened to an invoice the panel shows, and in what order. */
import type { ActivityEntry } from '../../wisepay/schemas/invoice.ts';

/** How many entries are shown: more than anybody reads beside an invoice; all of them are in WisePay. */
const most = 50;

/** The newest 50, newest first, whatever order they come in; entries of the same moment stay as they are. */
export function newestOf(activity: readonly ActivityEntry[]): ActivityEntry[] {
  return activity.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}
