/** Actions, while they are under way and after they have failed. */
import type { PodError } from '#lib/errors.ts';
import type { PanelAction, PanelState } from '#lib/panel/panel-state.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { type GalleryState, membersOf, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, ready } from './base.ts';

const offline: PodError = { code: 'offline', details: {} };
const refused = (problemCode: string): PodError => ({ code: 'refused', details: { problemCode } });

/** A plausible error for each action. */
const errors: Readonly<Record<PanelAction, PodError>> = {
  check_again: { code: 'timeout', details: {} },
  sign_in: { code: 'sign_in_cancelled', details: {} },
  pay: { code: 'rate_limited', details: { status: 429, retryAfterMs: 42_000, requestId: 'req-7Q2mX9' } },
  terminal: offline,
  terminal_cancel: offline,
  refund: offline,
  remind: offline,
  step_up: { code: 'sign_in_failed', details: {} },
  dismiss: { code: 'internal', details: {} },
  open: { code: 'foreign_url', details: { origin: 'https://secure2.wise-sync.com' } },
};

/** Refusals after which it is certain that nothing was done. */
const refusals: readonly (readonly [PanelAction, string])[] = [
  ['terminal', 'disabled_by_policy'],
  ['refund', 'refund_note_required'],
  ['remind', 'cooldown'],
  ['refund', 'operation_in_progress'],
];

/** Actions that may have been carried out, although the invoice could not be read afterward. */
const unread: readonly PanelAction[] = ['pay', 'terminal', 'terminal_cancel', 'refund', 'remind'];

const unavailable: PodError = { code: 'server_error', details: { status: 503, requestId: 'req-7Q2mX9' } };

export function actionStates(): GalleryState[] {
  const view: PodView = ready(invoiceOf('20102'));
  const signIn: PodView = { kind: 'sign_in', email: 'pat.admin@northwind-msp.example' };
  const drawn = (group: string, action: PanelAction, state: Partial<PanelState>) =>
    panel(nameOf(group, action), { view: action === 'sign_in' ? signIn : view, ...state });
  const presentation = {
    locale: null,
    support: { email: 'help@northwind-msp.example', hasPage: true },
  };
  return [
    ...membersOf(errors).map((action) => drawn('busy', action, { busy: action })),
    ...membersOf(errors).map((action) =>
      drawn('failed', action, { failure: { action, error: errors[action] } }),
    ),
    ...refusals.map(([action, code]) =>
      panel(nameOf('failed', action, code), { view, failure: { action, error: refused(code) } }),
    ),
    ...unread.map((action) =>
      drawn('unread', action, { unread: { action, accepted: true, error: unavailable } }),
    ),
    drawn('unread-and-not-accepted', 'refund', {
      unread: { action: 'refund', accepted: false, error: unavailable },
    }),
    panel('unread-and-refused', {
      view: { kind: 'refused', reason: 'user_inactive', email: 'pat.admin@northwind-msp.example' },
      unread: { action: 'terminal', accepted: true, error: unavailable },
    }),
    drawn('failed-with-help', 'pay', { failure: { action: 'pay', error: offline }, presentation }),
  ];
}
