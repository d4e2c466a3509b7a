/** For a page that is drawn again and again: each time in the language that is chosen by then. */
import { reportDefect } from '../report-defect.ts';
import { createTurns } from '../turns.ts';

/**
 * Changes to the language `chosen` (BCP 47; null for the browser's own), if it is another one, then draws. Rejects with
 * what `draw` throws.
 */
export type DrawInLanguage = (chosen: string | null, draw: () => void) => Promise<void>;

/**
 * Drawings come one after the other, in the order in which they were asked for. One whose language cannot be loaded is
 * drawn in the language before.
 *
 * @param apply makes a language the one that everything is said in from then on
 */
export function createDrawInLanguage(apply: (chosen: string | null) => Promise<void>): DrawInLanguage {
  let drawnIn: string | null | undefined;
  const inTurn = createTurns();

  async function setLanguage(chosen: string | null): Promise<void> {
    if (chosen === drawnIn) return;
    await apply(chosen);
    drawnIn = chosen;
  }

  return (chosen, draw) => inTurn(() => setLanguage(chosen).catch(reportDefect).then(draw));
}
