/** What people do at the browser. */
import fc from 'fast-check';
import * as v from 'valibot';
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';
import { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import type { Requests } from '../rules/requests.ts';
import { steadyNow } from '../world/real-time.ts';
import { askAgain, type Tab, type World } from '../world/world.ts';
import { type Command, command, nextSteps, pickFrom } from './command.ts';
import { type Doing, doing, stepUp } from './doings.ts';

/** Clicks in a tab's panel. Does nothing while an earlier click is under way. */
function click(world: World, requests: Requests, tab: Tab | undefined, { message: messageFor }: Doing): void {
  if (tab?.view === undefined || tab.unanswered > 0) return;
  const message = messageFor(tab.view, tab.mountId, world.newId);
  if (message === undefined) return;
  note(message, tab, world, requests);
  world.ask(tab, message);
}

function note(message: PanelMessage, tab: Tab, { tabs }: World, requests: Requests): void {
  switch (message.kind) {
    case 'pod.terminal':
    case 'pod.terminal_cancel':
    case 'pod.refund':
    case 'pod.remind':
      requests.add(message);
      tab.lastRequest = { message, at: steadyNow() };
      break;
    case 'pod.dismiss':
      // A person who dismisses an outcome has seen it, and does not ask for the same thing again.
      for (const each of tabs) each.lastRequest = undefined;
  }
}

const tabNumber = fc.nat(1);

const oneTab = fc
  .record({ number: tabNumber, doing, next: nextSteps })
  .map(({ number, doing, next }) =>
    command(
      `tab ${number}: ${doing.text}`,
      (world, requests) => click(world, requests, world.tabs[number], doing),
      next,
    ),
  );

const bothTabs = fc
  .record({ doings: fc.tuple(doing, doing), apart: fc.nat(20), next: nextSteps })
  .map(({ doings: [first, second], apart, next }) =>
    command(
      `tab 0: ${first.text}, ${apart} steps before tab 1: ${second.text}`,
      async (world, requests) => {
        click(world, requests, world.tabs[0], first);
        await world.flow.steps(apart);
        click(world, requests, world.tabs[1], second);
      },
      next,
    ),
  );

/** The person is slow to sign in, and the request that continues afterwards is slow to arrive. */
const lateSignIn = fc
  .record({
    number: tabNumber,
    minutes: fc.integer({ min: 2, max: 16 }),
    ms: fc.constantFrom(15_000, 45_000),
  })
  .map(({ number, minutes, ms }) =>
    command(
      `tab ${number}: ${stepUp.text} after ${minutes} minutes, and what is sent takes ${ms} ms`,
      async (world, requests) => {
        await world.flow.elapse(minutes * 60_000 + 1);
        world.wisepay.faults.add(v.parse(faultSchema, { method: 'POST', path: '/', mode: 'delay', ms }));
        click(world, requests, world.tabs[number], stepUp);
      },
      'all',
    ),
  );

const everybodyLooks = fc.constant(
  command('everything under way ends, and both tabs look again', async (world) => {
    await world.settle();
    for (const tab of world.tabs) world.ask(tab, { kind: 'pod.load', mountId: tab.mountId });
    await world.settle();
  }),
);

/** Sends the same message again with the same intent IDs, even while the first is being carried out. */
const repeat = fc.record({ number: tabNumber, next: nextSteps }).map(({ number, next }) =>
  command(
    `tab ${number}: the last wish again`,
    (world) => {
      const tab = pickFrom(world.tabs, number);
      if (tab !== undefined) askAgain(world, tab);
    },
    next,
  ),
);

const takeTurns = fc.constant(command('another person takes over', (world) => world.people.takeTurns()));

export const personActions: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: oneTab },
  { weight: 4, arbitrary: bothTabs },
  { weight: 2, arbitrary: everybodyLooks },
  { weight: 2, arbitrary: repeat },
  { weight: 1, arbitrary: lateSignIn },
  { weight: 1, arbitrary: takeTurns },
);
