/**
 * The language that the worker names with its first answer. Set once, before any text of an invoice is shown: a
 * half-typed amount must not change its meaning.
 */
import type { Presentation } from '../../lib/protocol/panel-messages.ts';
import { reportDefect } from '../../lib/report-defect.ts';
import { setLanguage } from './set-language.ts';

export interface ChosenLanguage {
  /** Whether it is being loaded: nothing should be drawn until then. */
  readonly isLoading: boolean;
  /** Call with every presentation; the first one counts. */
  see(presentation: Presentation | undefined): void;
}

/** @param onSet called when it is in force; if it cannot be loaded, the earlier one stays */
export function createChosenLanguage(onSet: () => void): ChosenLanguage {
  let state: 'unknown' | 'loading' | 'set' = 'unknown';

  async function load(chosen: string | null) {
    state = 'loading';
    await setLanguage(chosen).catch(reportDefect);
    state = 'set';
    onSet();
  }

  return {
    get isLoading() {
      return state === 'loading';
    },
    see(presentation) {
      if (state === 'unknown' && presentation !== undefined) void load(presentation.locale);
    },
  };
}
