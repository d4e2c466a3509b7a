/** The form for a terminal payment, and everything that may be wrong in it. */
import { newTerminalDraft } from '#components/terminal/terminal-draft.ts';
import type { AmountProblem } from '#lib/money/money-input.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { TerminalDraft } from '#lib/protocol/drafts-message.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, ready, usd } from './base.ts';
import { leftPayment } from './terminal-payments.ts';

/** A typed amount for each problem. */
const badAmounts: Readonly<Record<AmountProblem, string>> = {
  empty: '',
  not_a_number: 'twelve',
  ambiguous: '١،٢٥٠',
  other_currency: 'AU$50',
  too_many_decimals: '12.3456',
  not_positive: '0',
  too_large: '99999999999999999',
};

const terminals: Invoice['terminals'] = [
  { id: 'trm_front', label: 'Front desk', state: 'ready' },
  { id: 'trm_service', label: 'Service counter', state: 'ready' },
  { id: 'trm_lobby', label: 'Lobby', state: 'busy' },
  { id: 'trm_warehouse', label: 'Warehouse', state: 'offline' },
];

/** The same, with what WisePay tells of the payment that a busy one is taking. */
const busyWith = (told: NonNullable<Invoice['terminals'][number]['busyWith']>) =>
  terminals.map((terminal) => (terminal.state === 'busy' ? { ...terminal, busyWith: told } : terminal));

/** The form as it opens on a view, with the user's changes. */
function form(
  name: string,
  view: ReadyView,
  typed: Partial<TerminalDraft> = {},
  state: Partial<PanelState> = {},
): GalleryState {
  const terminal = { ...newTerminalDraft(view), ...typed };
  return panel(
    nameOf('terminal-form', name),
    { view, ...state },
    { drafts: draftsOn(view, { form: 'terminal', terminal }) },
  );
}

export function terminalFormStates(): GalleryState[] {
  const invoice = invoiceOf('20101');
  const view = ready(invoice);
  const several = ready({ ...invoice, terminals }, { lastTerminalId: 'trm_service' });
  const told = (payment: Parameters<typeof busyWith>[0]) =>
    ready({ ...invoice, terminals: busyWith(payment) });
  const all = (state: 'busy' | 'offline') =>
    ready({ ...invoice, terminals: terminals.map((terminal) => ({ ...terminal, state })) });
  const scheduled = ready(invoiceOf('20106'));
  const refused = { code: 'refused', details: { problemCode: 'terminal_busy' } } as const;
  const turnedOff: Invoice['actions'] = {
    ...invoice.actions,
    terminal: { allowed: false, reason: 'disabled' },
  };
  return [
    form('fresh', view),
    form('last-terminal', several),
    form('choose-a-terminal', ready({ ...invoice, terminals })),
    form('chosen-went-offline', several, { terminalId: 'trm_warehouse' }),
    form('chosen-is-busy', several, { terminalId: 'trm_lobby' }),
    form('busy-with-an-invoice', told({ invoiceNumber: '20114', by: 'Dana Fox' })),
    form('busy-with-an-invoice-of-nobody', told({ invoiceNumber: '20114' })),
    form('busy-with-something-of-a-person', told({ by: 'Dana Fox' })),
    form('chosen-is-busy-with-an-invoice', told({ invoiceNumber: '20114', by: 'Dana Fox' }), {
      terminalId: 'trm_lobby',
      amount: '600.00',
    }),
    form('all-busy', all('busy')),
    form('all-offline', all('offline')),
    ...Object.entries(badAmounts).map(([problem, amount]) =>
      form(nameOf('amount', problem), view, { amount }),
    ),
    form('amount-above-the-balance', view, { amount: '1300' }),
    form('balance-has-changed', view, { seenBalance: usd(130000) }),
    form('total-has-changed', view, {
      seen: { version: '1', total: { least: usd(126250), most: usd(126250) } },
    }),
    form('uncertain', ready(invoice, { leftPayments: [leftPayment()] })),
    form('in-dinars', ready({ ...invoiceOf('20108', { payments: [] }), terminals })),
    form('surcharge-by-card', ready(invoiceOf('20121'))),
    form('no-surcharge', ready({ ...invoice, surcharge: [] })),
    form('surcharge-unreadable', ready({ ...invoice, surcharge: null })),
    panel('terminal-without-a-surcharge', { view: ready({ ...invoice, surcharge: null }) }),
    form('scheduled', scheduled),
    form('scheduled-and-meant', scheduled, { acknowledged: scheduled.invoice.scheduledPayment ?? null }),
    form('sending', several, { isSent: true }, { busy: 'terminal' }),
    form('turned-off-meanwhile', ready({ ...invoice, actions: turnedOff })),
    form('refused', several, {}, { failure: { action: 'terminal', error: refused } }),
  ];
}
