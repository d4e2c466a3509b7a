/** What the panel shows, in names, for the diagnostics report. */
import * as v from 'valibot';
import type { NoticeName, PanelFacts } from '../protocol/panel-facts.ts';
import { isShown } from '../protocol/payability.ts';
import type { PodView, ReadyView } from '../protocol/views.ts';
import type { WindowFacts } from '../protocol/window-facts.ts';
import { actionIdSchema } from '../wisepay/contract/action-ids.ts';
import type { Ending } from './endings.ts';
import type { PanelState } from './panel-state.ts';

/** What is on screen. */
export interface PanelOnScreen {
  readonly state: PanelState;
  /** What ended while no one looked, and is shown. */
  readonly endings: readonly Ending[];
  /** The name of the open form; undefined if there is none. */
  readonly form: string | undefined;
  readonly place: PanelFacts['place'];
  /** The edge of the page that it stands at; undefined if it is not on the page. */
  readonly side: PanelFacts['side'];
  readonly window: WindowFacts;
}

/** Returns the names of what is on screen; no names of people, no amounts and no numbers of invoices. */
export function describePanel(panel: PanelOnScreen): PanelFacts {
  const { state, endings, form, place, side, window } = panel;
  const { view, failure, unread, busy } = state;
  const reason = reasonOf(view);
  const notices: readonly (NoticeName | false)[] = [
    failure !== null && 'failure',
    unread !== undefined && 'unread',
    view?.kind === 'ready' && endings.length > 0 && 'ended',
    ...(view?.kind === 'ready' ? noticesOf(view) : []),
  ];
  return {
    view: view?.kind ?? 'loading',
    ...(reason !== undefined && { reason }),
    form: v.is(actionIdSchema, form) ? form : null,
    notices: notices.filter((name) => name !== false),
    ...(failure !== null && { failure: failure.error.code }),
    busy: busy !== null,
    place,
    ...(side !== undefined && { side }),
    window,
  };
}

function noticesOf(view: ReadyView): readonly (NoticeName | false)[] {
  const { invoice, terminalPayment, leftPayments, leftElsewhere, operations } = view;
  return [
    invoice.scheduledPayment !== undefined && 'scheduled_payment',
    terminalPayment !== undefined && 'terminal_payment',
    leftPayments.length > 0 && 'left_payment',
    leftElsewhere.length > 0 && 'left_elsewhere',
    view.paymentScreenOpen && 'payments_screen',
    view.foreignLink !== undefined && 'foreign_link',
    invoice.unreadable !== undefined && 'unreadable_entries',
    operations.some(isShown) && 'outcome',
  ];
}

/** Why the view is not the invoice; undefined if it is, or if there is no reason. */
function reasonOf(view: PodView | null): string | undefined {
  switch (view?.kind) {
    case 'refused':
    case 'ambiguous':
    case 'not_synced':
      return view.reason;
    case 'unavailable':
      return view.error.code;
    default:
      return undefined;
  }
}
