/** What is asked for in the side panel happens once, whatever ends in between, and the next panel says so. */
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { type MoneyAction, refund, reminder, terminalPayment } from '../e2e/support/actions.ts';
import { killBrowser } from '../e2e/support/browser-process.ts';
import { expectOnItsWay, orderFault } from '../e2e/support/faults.ts';
import { expect, launch, test } from '../e2e/support/fixtures.ts';
import { readLedger } from '../e2e/support/ledger.ts';
import { people, signInToBoth } from '../e2e/support/people.ts';
import { firstTab, type PsaTab } from '../e2e/support/psa-tab.ts';
import { SidePanel } from '../e2e/support/side-panel.ts';
import { killWorker } from '../e2e/support/worker.ts';

// The side panel belongs to the browser's window, which tests otherwise share.
test.use({ ownBrowser: true });

/** A request that moves money or sends an email, as a person makes it in the side panel. */
interface BesideAction
  extends Pick<MoneyAction, 'name' | 'recordId' | 'request' | 'lastButton' | 'countEffects'> {
  /** Fills in everything up to the last button. */
  fillIn(side: SidePanel): Promise<void>;
  readonly company: string;
  /** What the side panel says once it has happened. */
  readonly says: RegExp;
}

const waits = /Waiting for a card on Front desk/i;

const charge: BesideAction = {
  ...terminalPayment,
  company: 'Contoso Dental',
  async fillIn(side) {
    await side.press(/^Send to Terminal$/);
    await side.press(/Front desk/, 'radio');
  },
  says: waits,
};

const besideActions: readonly BesideAction[] = [
  charge,
  {
    ...refund,
    company: 'Tailspin Architects',
    async fillIn(side) {
      await side.press(/^Refund$/);
      await side.press(/^Requested by customer$/, 'radio');
      await side.press(/^Review$/);
    },
    says: /The refund is on its way/,
  },
  {
    ...reminder,
    company: 'Contoso Dental',
    async fillIn(side) {
      await side.press(/^Re-send Reminder$/);
      await side.expectText('billing@contoso-dental.example');
    },
    says: /The reminder was sent/,
  },
];

/** Opens the action's invoice in the side panel, and does everything but the last press. */
async function openBeside(action: BesideAction, { psa, pod }: PsaTab): Promise<SidePanel> {
  await psa.openInvoice(action.recordId);
  await pod.openIfQuiet();
  await pod.press('Open in the side panel');
  const side = await SidePanel.find(psa.page);
  await action.fillIn(side);
  return side;
}

async function expectOnce(action: BesideAction, sandbox: SandboxProcess, side: SidePanel): Promise<void> {
  await side.expectText(action.says);
  expect(await action.countEffects(sandbox)).toBe(1);
  expect((await readLedger(sandbox)).violations).toEqual([]);
}

for (const action of besideActions) {
  test(`${action.name} from the side panel happens once when the worker ends while waiting for the answer`, async ({
    context,
    tab,
    sandbox,
  }) => {
    const side = await openBeside(action, tab);
    await orderFault(sandbox, { ...action.request, mode: 'delay', ms: 1_500, times: 1 });
    await side.press(action.lastButton);
    await expectOnItsWay(sandbox, action.request);
    await killWorker(context, tab.pod);
    await expectOnce(action, sandbox, side);
  });

  test(`${action.name} from the side panel happens once when WisePay is down for a moment`, async ({
    tab,
    sandbox,
  }) => {
    const side = await openBeside(action, tab);
    const down = { mode: 'status', status: 503, retryAfterSeconds: 1, times: 1 } as const;
    await orderFault(sandbox, { ...action.request, ...down });
    await side.press(action.lastButton);
    await expectOnce(action, sandbox, side);
  });

  test(`${action.name} from the side panel does not happen when another tab comes to the front just before the press`, async ({
    context,
    tab,
    sandbox,
  }) => {
    const side = await openBeside(action, tab);
    const spot = await side.moveTo(action.lastButton);
    const other = await context.newPage();
    await side.click(spot);
    await side.expectText('No invoice on this tab');
    await other.close();
    await tab.psa.page.bringToFront();
    await side.expectText(action.company);
    expect(await action.countEffects(sandbox)).toBe(0);
    expect(await side.text()).not.toMatch(action.says);
  });
}

for (const [name, fault] of [
  ['its answer is lost', { mode: 'drop_after', times: 2 }],
  ['WisePay fails after doing it', { mode: 'status_after', status: 502, times: 1 }],
] as const) {
  test(`a charge from the side panel happens once when ${name}`, async ({ tab, sandbox }) => {
    const side = await openBeside(charge, tab);
    await orderFault(sandbox, { ...terminalPayment.request, ...fault });
    await side.press(terminalPayment.lastButton);
    await side.expectText(waits);
    expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
  });
}

test('a charge from the side panel happens once when another tab comes to the front meanwhile', async ({
  context,
  sandbox,
  tab,
}) => {
  const side = await openBeside(charge, tab);
  await orderFault(sandbox, { ...terminalPayment.request, mode: 'delay', ms: 1_500, times: 1 });
  await side.press(terminalPayment.lastButton);
  await expectOnItsWay(sandbox, terminalPayment.request);
  const other = await context.newPage();
  await side.expectText('No invoice on this tab');
  await other.close();
  await tab.psa.page.bringToFront();
  await side.expectText(waits);
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
});

test('a charge from the side panel happens once when the browser crashes and is started again', async ({
  sandbox,
  profile,
  tab,
}) => {
  const side = await openBeside(charge, tab);
  await orderFault(sandbox, { ...terminalPayment.request, mode: 'delay', ms: 1_500, times: 1 });
  await side.press(terminalPayment.lastButton);
  await expectOnItsWay(sandbox, terminalPayment.request);
  killBrowser(profile);
  await signInToBoth(sandbox, people.pat);
  const context = await launch(sandbox, profile);
  try {
    const next = await firstTab(context);
    await next.psa.openInvoice('5101');
    // The person keeps the POD in the side panel, which is closed now: the tab says what is under way.
    const slimTab = (await next.pod.frame()).getByRole('button', { name: /Open WisePay in the side panel$/ });
    await expect(slimTab).toHaveAccessibleName(/^Waiting for card\./);
    await slimTab.click();
    await (await SidePanel.find(next.psa.page)).expectText(waits);
    expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
  } finally {
    await context.close();
  }
});
