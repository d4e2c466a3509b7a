/** Faults, and the passing of time. */
import fc from 'fast-check';
import * as v from 'valibot';
import { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import { setClock } from '../world/real-time.ts';
import { askAgain } from '../world/world.ts';
import { type Command, command, nextSteps } from './command.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/** Which of the next requests to hit: any, one that moves money, or a question. */
const aim = fc.constantFrom(
  { method: '*', path: '/' },
  { method: 'POST', path: '/' },
  { method: 'POST', path: '/' },
  { method: 'POST', path: '/' },
  { method: 'GET', path: '/operations' },
  { method: 'GET', path: '/operations' },
  { method: 'GET', path: '/invoices' },
);

const manner = fc.oneof(
  fc.record({
    mode: fc.constantFrom('drop_before', 'drop_after', 'drop_after', 'malformed', 'malformed_after'),
  }),
  fc.record({
    mode: fc.constantFrom('status', 'status_after'),
    status: fc.constantFrom(401, 429, 500, 503),
    retryAfterSeconds: fc.constantFrom(1, 30),
  }),
  // Below and above the time that the POD waits for an answer.
  fc.record({
    mode: fc.constant('delay'),
    ms: fc.constantFrom(9 * seconds, 15 * seconds, 45 * seconds, 2 * minutes),
  }),
);

const fault = fc
  .record({ aim, manner, times: fc.constantFrom(1, 1, 1, 2, 4) })
  .map(({ aim, manner, times }) => {
    const ordered = v.parse(faultSchema, { ...aim, ...manner, times });
    return command(`trouble: ${JSON.stringify({ ...aim, ...manner, times })}`, ({ wisepay }) =>
      wisepay.faults.add(ordered),
    );
  });

/** The worst case: something is sent, and no answer says what became of it. */
const silence = fc
  .record({
    reaches: fc.constantFrom('drop_before', 'drop_after', 'delay', 'malformed_after'),
    times: fc.constantFrom(1, 2),
    questions: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ reaches, times, questions }) => {
    const sent = v.parse(faultSchema, { method: 'POST', path: '/', mode: reaches, ms: 45 * seconds, times });
    const asked = { method: 'GET', path: '/operations', mode: 'drop_before', times: questions };
    return command(
      `trouble: ${times} sent: ${reaches}, ${questions} questions lost`,
      ({ wisepay: { faults } }) => {
        faults.add(sent);
        faults.add(v.parse(faultSchema, asked));
      },
    );
  });

/** A panel whose message died with the worker may send it to the next worker, with the same IDs. */
const death = fc
  .record({ losesRequests: fc.boolean(), asksAgain: fc.boolean(), next: nextSteps })
  .map((how) =>
    command(
      `the worker dies${how.losesRequests ? ' with its requests' : ''}${how.asksAgain ? ', the panels ask again' : ''}`,
      (world) => {
        const waiting = world.tabs.filter(({ unanswered }) => unanswered > 0);
        world.restartWorker(how.losesRequests);
        if (!how.asksAgain) return;
        for (const tab of waiting) askAgain(world, tab);
      },
      how.next,
    ),
  );

const tokensEnd = fc.constant(command('all tokens expire', ({ wisepay }) => wisepay.expireTokens()));

/** Sets only the machine's clock; no time passes. */
const clockIsSet = fc
  .constantFrom(
    100,
    5 * seconds,
    100 * seconds,
    5 * minutes,
    16 * minutes,
    61 * minutes,
    25 * hours,
    365 * days,
  )
  .chain((ms) => fc.constantFrom(ms, -ms))
  .map((ms) => command(`the clock is set by ${ms} ms`, () => setClock(ms)));

const respelled = fc.constant(
  command('WisePay writes addresses in another way', ({ people }) => people.respell()),
);

const goOn = fc
  .integer({ min: 1, max: 30 })
  .map((steps) => command(`${steps} steps happen`, ({ flow }) => flow.steps(steps)));

const settle = fc.constant(command('everything under way ends', (world) => world.settle()));

const time = fc
  .constantFrom(
    seconds,
    5 * seconds,
    5 * seconds,
    12 * seconds,
    50 * seconds,
    2 * minutes,
    2 * minutes + 1,
    5 * minutes,
    16 * minutes,
    61 * minutes,
    24 * hours + 1,
  )
  .map((ms) => command(`${ms} ms pass`, ({ flow }) => flow.elapse(ms)));

export const troubles: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fault },
  { weight: 1, arbitrary: silence },
  { weight: 2, arbitrary: death },
  { weight: 1, arbitrary: tokensEnd },
  { weight: 2, arbitrary: clockIsSet },
  { weight: 1, arbitrary: respelled },
);

export const passing: fc.Arbitrary<Command> = fc.oneof(goOn, settle, time);
