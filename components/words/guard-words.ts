/** Words for clicks on a last button that did not count. */

import { t } from '../../lib/i18n/translate.ts';
import type { Refusal } from '../../lib/panel/guard/verdict.ts';

/** Why a click did not count, that nothing happened, and what to do next. */
export function refusedClickWords(reason: Refusal): string {
  return t(`guard.refused.${reason}`);
}
