/** What was typed and not sent is there again, and for nobody else. */
import { terminalPayment } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { people, signInToBoth } from './support/people.ts';
import { PodPage } from './support/pod-page.ts';
import { newTab } from './support/psa-tab.ts';
import { inWorker } from './support/worker.ts';

/** Runs in the worker: unloads the one tab that is not in front. Returns its ID, which may be a new one. */
const discardTheTabBehind = `(async () => {
  const [behind] = await chrome.tabs.query({ active: false });
  const unloaded = await chrome.tabs.discard(behind.id);
  if (!unloaded?.discarded) throw new Error('The browser has not unloaded the tab.');
  return unloaded.id;
})()`;

/** Types an amount for the terminal. */
async function typeAmount(pod: PodPage): Promise<void> {
  await pod.press('Send to Terminal');
  await (await pod.frame()).getByLabel('Amount').fill('20.50');
}

async function expectTyped(pod: PodPage): Promise<void> {
  await expect((await pod.frame()).getByLabel('Amount')).toHaveValue('20.50');
}

test('what was typed is there after a reload', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await typeAmount(pod);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  await expectTyped(pod);
});

test.describe('in a tab that the browser unloads to save memory', () => {
  test.use({ ownBrowser: true });

  test('what was typed is there when the person comes back to it', async ({ context, openInvoice, pod }) => {
    await openInvoice();
    await typeAmount(pod);
    await (await pod.frame()).evaluate(() => document.body.setAttribute('data-seen', ''));
    const other = await context.newPage();
    const tabId = await inWorker(context, discardTheTabBehind);
    // The browser loads it again as soon as it is in front.
    await inWorker(context, `chrome.tabs.update(${tabId}, { active: true })`);
    await expect(async () => {
      // The browser may have given the tab another page.
      const page = context.pages().find((each) => each !== other && each.url().includes('psa.localhost'));
      if (page === undefined) throw new Error('The tab is not loaded again.');
      const again = new PodPage(page);
      expect(await (await again.frame()).evaluate(() => document.body.hasAttribute('data-seen'))).toBe(false);
      await expectTyped(again);
    }).toPass({ timeout: 30_000 });
  });
});

test('what was typed is there when the person comes back from another record', async ({
  openInvoice,
  pod,
}) => {
  await openInvoice();
  await typeAmount(pod);
  await openInvoice('5104');
  await expect((await pod.frame()).getByLabel('Amount')).toHaveCount(0);
  await openInvoice();
  await expectTyped(pod);
});

test('what was typed is there in another tab, after the first was closed', async ({
  context,
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await typeAmount(pod);
  const other = await newTab(context);
  await psa.page.close();
  await other.psa.openInvoice('5101');
  await other.pod.expectText('Contoso Dental');
  await expectTyped(other.pod);
});

test('a refund is there as far as it was filled in, and has to be reviewed again', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice('5103');
  await pod.press('Refund');
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: 'Overcharged' }).check();
  await frame.getByLabel(/^Note/).fill('Agreed by phone.');
  await pod.press('Review');
  await expect(await pod.button('Refund $615.00')).toBeVisible();
  await psa.page.reload();
  await pod.openIfQuiet();
  const again = await pod.frame();
  await expect(again.getByLabel(/^Note/)).toHaveValue('Agreed by phone.');
  await expect(again.getByRole('radio', { name: 'Overcharged' })).toBeChecked();
  await expect(await pod.button('Refund $615.00')).toHaveCount(0);
});

test('what was typed is gone for the next person on the same computer', async ({
  openInvoice,
  sandbox,
  psa,
  pod,
}) => {
  await openInvoice();
  await typeAmount(pod);
  await signInToBoth(sandbox, people.sam);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  const frame = await pod.frame();
  await expect(frame.getByLabel('Amount')).toHaveCount(0);
  await pod.press('Send to Terminal');
  await expect(frame.getByLabel('Amount')).toHaveValue('1250.00');
});

test('what was sent is not offered again after a reload', async ({ openInvoice, sandbox, psa, pod }) => {
  await openInvoice();
  await terminalPayment.fillIn(pod);
  await pod.pressMoneyButton(terminalPayment.lastButton);
  await expect.poll(() => terminalPayment.countEffects(sandbox)).toBe(1);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  await terminalPayment.expectDone(pod);
  await expect((await pod.frame()).getByLabel('Amount')).toHaveCount(0);
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
});
