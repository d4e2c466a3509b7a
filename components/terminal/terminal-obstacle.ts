/** Why nothing can be sent to a terminal now. */
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Obstacle } from '../ui/Obstacle.tsx';

/**
 * What stands in the way of a payment on a terminal: without a surcharge that can be read, no total can be stated. That
 * no terminal is free is no obstacle: the form follows the terminals, and offers another way.
 */
export function terminalObstacle({ invoice }: Pick<ReadyView, 'invoice'>): Obstacle | undefined {
  if (invoice.surcharge !== null) return undefined;
  return { why: t('terminal.form.surchargeUnreadable'), step: 'open_wisepay' };
}
