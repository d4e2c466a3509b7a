/**
 * A PSA page that the browser prerenders and then shows. Browsers do not prerender when a test tool controls only the
 * page, so this test controls the whole tab through the DevTools protocol.
 */
import * as v from 'valibot';
import type { Session } from '../../bench/support/devtools.ts';
import { type DevtoolsBrowser, startDevtoolsBrowser } from '../../bench/support/devtools-browser.ts';
import { createTab, type Tab } from '../../bench/support/tab.ts';
import { waitUntil } from '../../bench/support/wait-until.ts';
import { expect, test } from '../support/fixtures.ts';
import { invoiceAddress } from '../support/psa-page.ts';

const createdSchema = v.object({ targetId: v.string() });
const attachedSchema = v.object({ sessionId: v.string() });
const evaluatedSchema = v.object({ result: v.object({ value: v.optional(v.unknown()) }) });
const statusSchema = v.object({ status: v.string() });

test('an invoice whose page was drawn ahead of time is found as the policy says, once it is on screen', async ({
  sandbox,
  extension,
}) => {
  await sandbox.control.post('psa/options', {
    json: {
      prerender: 5101,
      bannerWords: 'Bill %',
      signals: { hash: false, query: false, rootClass: false, fields: false },
    },
  });
  const browser = await startDevtoolsBrowser(extension, sandbox.port);
  try {
    // Only the administrator's pattern finds the invoice, and the page has to request it from the worker.
    const policy = { detection: { banner: { invoice: '^Bill (\\d+)(?: .*)?$' } } };
    const worker = await attach(browser, '/background.js');
    const inWorker = async (expression: string) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      return v.parse(evaluatedSchema, await worker.send('Runtime.evaluate', asked)).result.value;
    };
    await expect.poll(() => inWorker('typeof chrome.storage')).toBe('object');
    await inWorker(`chrome.storage.managed.get = async () => (${JSON.stringify(policy)})`);
    await inWorker("chrome.storage.onChanged.dispatch({}, 'managed')");
    const inForce = "chrome.storage.local.get('policy.last-known').then(JSON.stringify)";
    await expect.poll(() => inWorker(inForce)).toContain('Bill');

    const { tab, ahead } = await openTab(browser);
    const isReady = new Promise<void>((resolve) => {
      tab.session.on('Preload.prerenderStatusUpdated', (update) => {
        if (v.parse(statusSchema, update).status === 'Ready') resolve();
      });
    });
    await tab.session.send('Preload.enable');
    await tab.goto('http://psa.localhost:4600/');
    await isReady;
    const page = await ahead();
    const banner = "document.querySelector('.cw_BannerView .detailLabel')?.textContent ?? ''";
    await expect.poll(() => page.evaluate(banner, v.string())).toContain('Bill 20101');
    expect(await page.evaluate('document.prerendering', v.boolean())).toBe(true);
    expect(await browser.targets('/panel.html')).toEqual([]);

    await tab.run(`location.assign(${JSON.stringify(invoiceAddress('5101'))})`);
    const panel = await asTab(await attach(browser, '/panel.html'));
    await expect
      .poll(() => panel.evaluate('document.body.innerText', v.string()))
      .toContain('Contoso Dental');
    expect(await page.evaluate('document.prerendering', v.boolean())).toBe(false);
    // None of its messages came too early, so none was refused.
    expect(await inWorker("chrome.storage.session.get('refusals')")).toEqual({});
  } finally {
    await browser.close();
  }
});

/** Attaches to the target at a path, once it exists. */
async function attach({ devtools, targets }: DevtoolsBrowser, path: string): Promise<Session> {
  return devtools.attach(await waitUntil(path, async () => (await targets(path))[0]));
}

/** Opens a tab, and returns its current page and a function for its prerendered page. */
async function openTab({ devtools }: DevtoolsBrowser) {
  const created = await devtools.send('Target.createTarget', { url: 'about:blank', forTab: true });
  const whole = await devtools.attach(v.parse(createdSchema, created).targetId);
  const pages: string[] = [];
  whole.on('Target.attachedToTarget', (event) => pages.push(v.parse(attachedSchema, event).sessionId));
  await whole.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
  });
  const pageAt = async (index: number) =>
    asTab(devtools.sessionOf(await waitUntil('a page', async () => pages[index])));
  return { tab: await pageAt(0), ahead: () => pageAt(1) };
}

function asTab(session: Session): Promise<Tab> {
  return createTab(session, async () => {});
}
