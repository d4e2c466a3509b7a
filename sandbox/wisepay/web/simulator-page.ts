/** The simulated terminals: what each shows, and a button for every event that can happen. */
import { html } from 'hono/html';
import type { LedgerState, TerminalPaymentRecord, TerminalRecord } from '../ledger/records.ts';
import { cardNames } from '../ledger/terminals/cards.ts';
import type { Presented } from '../ledger/terminals/simulator.ts';
import { lastUnknownOn, openOn } from '../ledger/terminals/terminals.ts';
import { chargeText } from './charge-text.ts';
import { type Html, page } from './pages.ts';

type Button = readonly [Presented['outcome'], string];

const cardButtons: readonly Button[] = [
  ['approve', 'Approve'],
  ['partial', 'Approve half'],
  ['decline', 'Decline'],
  ['cancel', 'Cancel on device'],
  ['silent', 'Fall silent'],
  ['hang', 'No answer from the bank'],
];

/** Late outcomes of the last payment. */
const lateButtons: readonly Button[] = [
  ['late_approve', 'Bank has approved'],
  ['late_nothing', 'Nothing was charged'],
];

/** The page of all terminals. @param path where it is; its forms post below it */
export function simulatorPage(state: LedgerState, path: string): Html {
  return page(
    'Terminals',
    html`<h1>Terminals</h1>
      <p class="muted">Simulated devices: present a card, or let something go wrong.</p>
      ${state.terminals.map((terminal) => device(state, terminal, path))}`,
  );
}

function device(state: LedgerState, terminal: TerminalRecord, path: string): Html {
  const { id, label, online } = terminal;
  const open = openOn(state, id);
  const unknown = lastUnknownOn(state, id);
  const canTakeCard = open?.terminalPayment.state === 'waiting_for_card' && !open.terminalPayment.silent;
  const connection: Button = online ? ['offline', 'Go offline'] : ['online', 'Go online'];
  const wakeUp: Button = ['online', 'Wake up'];
  const buttons = [
    ...(canTakeCard ? cardButtons : []),
    ...(open?.terminalPayment.silent ? [wakeUp] : []),
    ...(unknown !== undefined && unknown.state !== 'waiting_for_card' ? lateButtons : []),
    connection,
  ];
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${label}</h2>
    ${
      open
        ? html`<p>
            Invoice ${open.invoice.number}: <strong>${chargeText(open.terminalPayment)}</strong><br />
            ${stateText(open.terminalPayment)}
          </p>`
        : html`<p>${online ? 'Ready' : 'Offline'}</p>`
    }
    <form method="post" action="${path}/${encodeURIComponent(id)}/present" class="buttons">
      ${canTakeCard && cardField()}
      ${buttons.map(
        ([outcome, text]) => html`<button name="outcome" value="${outcome}" class="quiet">${text}</button>`,
      )}
    </form>
  </section>`;
}

function cardField(): Html {
  return html`<label>
    Card
    <select name="card">
      ${cardNames.map((name) => html`<option value="${name}">${name.replaceAll('_', ' ')}</option>`)}
    </select>
  </label>`;
}

function stateText({ state, cancelRequested, silent, reason }: TerminalPaymentRecord): string {
  return [
    state.replaceAll('_', ' '),
    ...(cancelRequested ? ['told to cancel'] : []),
    ...(silent ? ['silent'] : []),
    ...(reason ? [`last card: ${reason.replaceAll('_', ' ')}`] : []),
  ].join(', ');
}
