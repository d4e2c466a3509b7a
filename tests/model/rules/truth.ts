/** Compares what the POD says with WisePay's books, and both with what people asked for. */

import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { type Intent, requestKeyOf } from '#lib/worker/operations/intent.ts';
import type { World } from '../world/world.ts';
import { effectsByKey, errorsInBooks } from './books.ts';
import { saysNothingHappened } from './journal-rules.ts';
import type { Requests } from './requests.ts';

/** @throws {Error} that lists everything that is wrong; applies at any time in a schedule */
export function requireTruth(world: World, requests: Requests): void {
  requireNone([
    ...world.wisepay.ledger.violations,
    ...world.witness.breaches,
    ...errorsInBooks(world.wisepay.ledger.state),
    ...errorsInJournal(world),
    ...errorsOnScreen(world),
    ...errorsInRequests(world, requests),
  ]);
}

/** For when everything answers again. @throws {Error} unless every outcome is known and shown */
export function requireOutcomes(world: World): void {
  const open = world.intents().filter(({ state }) => state.name === 'open');
  const shown = world.tabs.flatMap(({ view, recordId }) => {
    const told = view?.operations.map(({ intentId, state }) => `${intentId} ${state}`) ?? [];
    const own = world
      .intents()
      .filter(
        ({ invoiceId, owner }) =>
          invoiceId === `inv_${recordId}` && owner.user?.subject === world.people.present,
      );
    // A newer try replaces what says that nothing was done, and nothing else.
    const replaced = own.flatMap(({ replaces = [] }) => replaces);
    const isOutdated = ({ key, state }: Intent) =>
      replaced.includes(key) && ['refused', 'not_received', 'abandoned'].includes(state.name);
    const known = own.filter((intent) => !isOutdated(intent)).map(({ key, state }) => `${key} ${state.name}`);
    return told.sort().join() === known.sort().join() ? [] : [`The panel says ${told}, the journal ${known}`];
  });
  requireNone([...open.map(({ key }) => `${key} is open although everything answers`), ...shown]);
}

function errorsInJournal({ witness, wisepay }: World): string[] {
  const effects = effectsByKey(wisepay.ledger.state);
  return [...witness.remembered.values()].flatMap((intent) => {
    const { key, state } = intent;
    const effect = effects.get(requestKeyOf(intent));
    if (state.name === 'accepted' && effect !== idIn(state.answer)) {
      return [`${key} is accepted as ${idIn(state.answer)}, and WisePay has ${effect}`];
    }
    if (saysNothingHappened(state) && effect !== undefined) {
      return [`${key} is ${state.name}, and WisePay has done ${effect}`];
    }
    return [];
  });
}

/** If a panel says that a terminal payment took no money, it must never take any, however late the bank is. */
function errorsOnScreen({ tabs, wisepay }: World): string[] {
  const charged = new Set(
    wisepay.ledger.state.invoices.flatMap(({ payments }) =>
      payments.flatMap(({ terminalPaymentId }) => terminalPaymentId ?? []),
    ),
  );
  return tabs.flatMap(({ view }) => {
    const shown = view === undefined ? [] : [...view.leftPayments, view.terminalPayment ?? []].flat();
    return shown
      .filter(({ id, state, doubt }) => isUnpaid(state) && doubt === undefined && charged.has(id))
      .map(({ id }) => `The panel says that ${id} charged nothing, and it has`);
  });
}

function isUnpaid(state: TerminalPayment['state']): boolean {
  return state === 'cancelled' || state === 'timed_out' || state === 'failed';
}

/** Nothing happens that no one asked for. The rules for the books check that nothing happens twice for one key. */
function errorsInRequests({ witness, wisepay }: World, requests: Requests): string[] {
  const intents = [...witness.remembered.values()];
  return [...effectsByKey(wisepay.ledger.state)].flatMap(([key, effect]) => {
    const intent = intents.find((each) => requestKeyOf(each) === key);
    if (intent === undefined || !requests.has(intent.key)) {
      return [`${effect} was done without anybody asking for it`];
    }
    const seen = requests.versionSeen(intent.key);
    return seen === undefined || seen === intent.request.body['invoiceVersion']
      ? []
      : [`${effect} was done with another version of the invoice than the person saw`];
  });
}

function idIn(answer: unknown): string | undefined {
  const hasId = typeof answer === 'object' && answer !== null && 'id' in answer;
  return hasId ? String(answer.id) : undefined;
}

function requireNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}
