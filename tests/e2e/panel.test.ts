/** The panel on PSA's page: where it is, that it stays there, and that everyone can use it. */
import { expectAccessible } from './support/accessibility.ts';
import { shownBox } from './support/boxes.ts';
import { orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { people, signInToBoth } from './support/people.ts';
import { textForEverybody } from './support/text-for-everybody.ts';
import { inWorker, workerOf } from './support/worker.ts';

for (const { name, switches } of [
  { name: 'on a page of the usual kind', switches: {} },
  { name: 'on a page that loads slowly', switches: { loadMs: '800' } },
  { name: 'around an invoice in a frame', switches: { invoiceIn: 'iframe' } },
]) {
  test(`the panel is a frame with a name, on the right, below PSA’s toolbar, ${name}`, async ({
    openInvoice,
    psa,
    pod,
  }) => {
    await openInvoice('5101', switches);
    await expect(async () => {
      const element = await (await pod.frame()).frameElement();
      expect(await element.getAttribute('title')).toBe('WisePay Payment POD');
      const panel = await element.boundingBox();
      const toolbar = await psa.toolbar('invoiceIn' in switches).boundingBox();
      if (panel === null || toolbar === null) throw new Error('The panel or the toolbar is not drawn.');
      expect(panel.y).toBeGreaterThanOrEqual(toolbar.y + toolbar.height);
      expect(panel.y).toBeLessThan(toolbar.y + toolbar.height + 40);
      expect(panel.x).toBeGreaterThan(640);
      expect(panel.x + panel.width).toBeLessThanOrEqual(1280);
    }).toPass();
  });
}

test('an invoice that takes its time is said to be on its way, and then is there', async ({
  psa,
  pod,
  sandbox,
}) => {
  await orderFault(sandbox, { method: 'GET', path: '/api/invoices', mode: 'delay', ms: 3000, times: 1 });
  await psa.openInvoice('5101');
  const loading = (await pod.frame()).getByRole('status', { name: 'Loading the invoice from WisePay' });
  await expect(loading).toBeVisible();
  await pod.expectText('Contoso Dental');
  await expect(loading).toHaveCount(0);
});

test.describe('in a browser whose extension is replaced', () => {
  test.use({ ownBrowser: true });

  test('a page that was open when the extension was replaced says to refresh it', async ({
    openInvoice,
    psa,
    pod,
    context,
  }) => {
    await openInvoice();
    await inWorker(context, 'chrome.runtime.reload()');
    await expect(async () => {
      await psa.page.mouse.click(400, 700);
      expect(pod.frames()).toHaveLength(0);
    }).toPass();
    await expect.poll(() => textForEverybody(psa.page)).toContain('Refresh this page to continue');

    // The sentence stays as long as it is true.
    await psa.nextRecord();
    await expect.poll(() => textForEverybody(psa.page)).toContain('Refresh this page to continue');
  });

  test('an invoice that is opened after the extension was replaced says to refresh the page, too', async ({
    psa,
    context,
  }) => {
    await psa.openInvoiceSearch();
    const worker = await workerOf(context);
    const ended = worker.waitForEvent('close');
    await worker.evaluate('chrome.runtime.reload()').catch(() => {});
    await ended;
    await psa.openFromList('20101');
    await expect.poll(() => textForEverybody(psa.page)).toContain('Refresh this page to continue');
  });
});

test('the panel makes room when it is collapsed, and stays so on the next invoice', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await expect.poll(async () => (await shownBox(psa.page))?.width).toBeLessThan(60);

  const before = await pod.frame();
  await psa.nextRecord();
  await expect.poll(async () => (await pod.frame()) === before).toBe(false);
  await pod.openFromTab();
  await pod.expectText('Fabrikam Logistics');
});

test('a panel that the page throws away comes back', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  for (let time = 1; time <= 3; time += 1) {
    const gone = (await pod.frame()).waitForFunction('false', { timeout: 0 }).catch(() => 'gone');
    await psa.page.evaluate(() => document.documentElement.lastElementChild?.remove());
    expect(await gone).toBe('gone');
    await pod.expectText('Contoso Dental');
  }
});

test('a page that keeps throwing the panel away is left alone', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await psa.page.evaluate(() => {
    new MutationObserver(() => {
      for (const child of document.documentElement.children) {
        if (child !== document.head && child !== document.body) child.remove();
      }
    }).observe(document.documentElement, { childList: true });
    document.documentElement.append(document.createElement('div'));
  });
  await pod.expectNone();
  await psa.nextRecord();
  await psa.waitForBanner(/20102/);
  await expect.poll(() => psa.page.evaluate(() => document.documentElement.children.length)).toBe(2);
});

test('a whole page that is drawn anew keeps its panel', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await psa.page.evaluate(() => document.body.replaceChildren(...document.body.childNodes));
  await pod.expectText('Contoso Dental');
});

test('the page can see a box, but not what is in it', async ({ openInvoice, psa }) => {
  await openInvoice();
  const seen = await psa.page.evaluate(() => {
    const box = document.documentElement.lastElementChild;
    return {
      root: box?.shadowRoot ?? null,
      text: box?.textContent,
      frames: document.querySelectorAll('iframe').length,
    };
  });
  expect(seen).toEqual({ root: null, text: '', frames: 0 });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the panel has no accessibility violation in ${scheme} colours`, async ({ psa, pod, sandbox }) => {
    await psa.page.emulateMedia({ colorScheme: scheme });
    await psa.openInvoice('5106');
    await pod.expectText('An automatic payment is scheduled');
    await expectAccessible(await pod.frame());
    await psa.openInvoice('5105');
    await pod.expectText('This invoice isn’t synced to WisePay');
    await expectAccessible(await pod.frame());
    await signInToBoth(sandbox, people.lee);
    await psa.page.reload();
    await pod.expectText('Your WisePay user isn’t an admin');
    await expectAccessible(await pod.frame());
  });
}
