/** Whatever goes wrong, every action happens exactly once, and in the end the panel says so. */
import { expectOnce, makeReady, moneyActions, press } from '../e2e/support/actions.ts';
import { orderFault } from '../e2e/support/faults.ts';
import { test } from '../e2e/support/fixtures.ts';
import { people, signInToBoth } from '../e2e/support/people.ts';

/** The faults and how often: a browser automatically resends what it lost on a connection in use, hence `times: 2`. */
const faults = [
  { name: 'its request is lost before WisePay', fault: { mode: 'drop_before', times: 2 } },
  { name: 'its answer is lost', fault: { mode: 'drop_after', times: 2 } },
  { name: 'WisePay fails before doing it', fault: { mode: 'status', status: 500 } },
  { name: 'WisePay is down for a moment', fault: { mode: 'status', status: 503, retryAfterSeconds: 1 } },
  { name: 'WisePay fails after doing it', fault: { mode: 'status_after', status: 502 } },
  { name: 'WisePay is asked too often', fault: { mode: 'status', status: 429, retryAfterSeconds: 1 } },
  { name: 'WisePay takes longer than the POD waits', fault: { mode: 'delay', ms: 11_000 } },
  { name: 'its answer cannot be read', fault: { mode: 'malformed_after' } },
] as const;

for (const action of moneyActions) {
  for (const { name, fault } of faults) {
    test(`${action.name} happens once when ${name}`, async ({ tab, sandbox, pod }) => {
      await makeReady(action, tab);
      await orderFault(sandbox, { ...action.request, times: 1, ...fault });
      await press(action, pod);
      await expectOnce(action, sandbox, pod);
    });
  }

  test(`${action.name} happens once when the access token has run out`, async ({ tab, sandbox, pod }) => {
    await makeReady(action, tab);
    // A new sign-in ends all tokens of the previous one.
    await signInToBoth(sandbox, people.pat);
    await press(action, pod);
    await expectOnce(action, sandbox, pod);
  });
}
