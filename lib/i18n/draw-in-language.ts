/** For a page that is redrawn: draws it each time in the language that is chosen by then. */
import { reportDefect } from '../report-defect.ts';
import { createTurns } from '../turns.ts';

/**
 * Switches to the language `chosen` (BCP 47; null for the browser's language) if it is a different one, then draws.
 * Rejects with what `draw` throws.
 */
export type DrawInLanguage = (chosen: string | null, draw: () => void) => Promise<void>;

/**
 * Draws one at a time, in the order of the calls. If a language cannot be loaded, draws in the previous one.
 *
 * @param apply sets the language of everything that follows; rejects if it cannot be loaded
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
