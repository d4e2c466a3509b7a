/** A technician at work: follows a planned day, and reacts to failures like a person. */
import { isEndedState } from '#lib/wisepay/schemas/terminal-payment.ts';
import { presentAt } from '#sandbox/wisepay/ledger/terminals/simulator.ts';
import { Refusal } from '#sandbox/wisepay/problem.ts';
import type { Assumptions } from './assumptions.ts';
import type { Browser, Panel } from './browser.ts';
import type { Bout, Day, Deed, Visit } from './day.ts';
import { type Office, recordIdOf, terminalOf, unsyncedRecordId } from './office.ts';
import { between, type Random } from './random.ts';
import { wait } from './virtual-time.ts';

export interface TechnicianOptions {
  readonly browser: Browser;
  readonly office: Office;
  /** The technician's index in the office, from 0. */
  readonly index: number;
  readonly day: Day;
  /** The day's midnight, in ms since 1970. */
  readonly midnight: number;
  readonly given: Assumptions;
  readonly random: Random;
}

/** Two tabs in turn: an invoice left open in one stays until the bout after the next. */
const tabs = [1, 2] as const;

/** The amount of each payment and refund, in minor units. It is small, so that the invoices last the day. */
const smallAmount = 100;

/** Does the day's work. Resolves after the last bout. */
export async function work(options: TechnicianOptions): Promise<void> {
  const { day, midnight } = options;
  let count = 0;
  for (const bout of day.bouts) {
    const late = Date.now() - (midnight + bout.at);
    // A bout before the start of this run belongs to another run.
    if (late > 0 && count === 0) continue;
    if (late < 0) await wait(-late);
    const tabId = tabs[count % tabs.length] ?? tabs[0];
    count += 1;
    await doBout(options, bout, tabId);
  }
}

async function doBout(options: TechnicianOptions, { visits, returnsMs }: Bout, tabId: number): Promise<void> {
  let panel: Panel | undefined;
  for (const visit of visits) panel = await see(options, visit, tabId);
  if (panel === undefined) return;
  if (returnsMs.length === 0) panel.close();
  else void comeBack(options, panel, returnsMs, tabId);
}

/** Looks at the tab now and then besides other work, as long as the invoice is in it. */
async function comeBack(
  options: TechnicianOptions,
  panel: Panel,
  returnsMs: readonly number[],
  tabId: number,
) {
  for (const pause of returnsMs) {
    await wait(pause);
    if (!panel.isOpen) return;
    await lookAgain(options, panel, tabId);
  }
  panel.close();
}

async function see(options: TechnicianOptions, visit: Visit, tabId: number): Promise<Panel> {
  const recordId = visit.invoice === null ? unsyncedRecordId : recordIdOf(visit.invoice);
  const panel = options.browser.openInvoice(tabId, recordId);
  options.browser.showTab(tabId);
  const until = Date.now() + visit.readingMs;
  await wait(between(options.random, options.given.looking));
  await tryAgain(options, panel);
  if (visit.deed !== null) await carryOut(options, panel, visit.deed, recordId);
  else if (visit.backAtMs !== null) {
    await wait(Math.max(0, visit.backAtMs));
    await lookAgain(options, panel, tabId);
  }
  await wait(Math.max(0, until - Date.now()));
  return panel;
}

async function lookAgain(options: TechnicianOptions, panel: Panel, tabId: number): Promise<void> {
  options.browser.showTab(tabId);
  await panel.controller.refresh();
  await tryAgain(options, panel);
}

/** Presses "Try again" once the panel allows it, as long as the technician's patience lasts. */
async function tryAgain({ given, random }: TechnicianOptions, panel: Panel): Promise<void> {
  while (panel.isOpen) {
    const { view, failure } = panel.controller.state;
    const error = view?.kind === 'unavailable' ? view.error : failure?.error;
    if (error === undefined || random() >= given.persistence) return;
    await wait((error.details.retryAfterMs ?? 0) + between(random, given.reaction));
    if (panel.isOpen) await panel.controller.checkAgain();
  }
}

async function carryOut(
  options: TechnicianOptions,
  panel: Panel,
  deed: Deed,
  recordId: string,
): Promise<void> {
  const { browser, given, random } = options;
  const { controller } = panel;
  const { view } = controller.state;
  if (view?.kind !== 'ready') return;
  switch (deed) {
    case 'terminal':
      return payAtTerminal(options, panel);
    case 'pay':
      await controller.pay();
      await wait(between(random, given.payingScreen));
      browser.closeScreens();
      return;
    case 'remind':
      await controller.remind(view.invoice.version);
      return;
    case 'refund': {
      const amount = { value: smallAmount, currency: view.invoice.currency };
      const refund = { paymentId: `pay_${recordId}`, amount, includesSurcharge: false };
      await controller.refund({ refunds: [refund], reason: 'requested_by_customer' });
      await wait(between(random, given.watchingRefund));
    }
  }
}

async function payAtTerminal(options: TechnicianOptions, { controller }: Panel): Promise<void> {
  const { office, given, random } = options;
  const { view } = controller.state;
  if (view?.kind !== 'ready') return;
  const terminalId = terminalOf(options.index);
  await controller.sendToTerminal({
    terminalId,
    amount: { value: smallAmount, currency: view.invoice.currency },
    invoiceVersion: view.invoice.version,
  });
  const until = Date.now() + given.longestAtTerminal;
  while (Date.now() < until && isAtTerminal(controller.state.view)) {
    await wait(between(random, given.cardPresented));
    const card = random();
    const { approve, decline } = given.cards;
    const outcome = card < approve ? 'approve' : card < approve + decline ? 'decline' : 'cancel';
    try {
      presentAt(office.wisepay.ledger, terminalId, { outcome });
    } catch (error) {
      // The payment has ended, or the terminal is not ready for a card: the customer waits.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await controller.dismissTerminalPayment();
}

function isAtTerminal(view: Panel['controller']['state']['view']): boolean {
  const payment = view?.kind === 'ready' ? view.terminalPayment : undefined;
  return payment !== undefined && !isEndedState(payment.state);
}
