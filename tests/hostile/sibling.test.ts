/** Attacks by another extension in the same browser, with all permissions that a person might grant it. */
import { fileURLToPath } from 'node:url';
import type { Worker } from '@playwright/test';
import { sandboxExtension } from '../../scripts/sandbox/build-sandbox.ts';
import { extensionId, extensionOrigin } from '../e2e/support/extension-pages.ts';
import { countMoves } from '../e2e/support/ledger.ts';
import { test as base, expect } from './support/fixtures.ts';

const siblingFolder = fileURLToPath(new URL('sibling-extension', import.meta.url));

/** The part of `chrome` that the sibling attacks with. */
interface SiblingApi {
  readonly runtime: {
    sendMessage(id: string, message: unknown): Promise<unknown>;
    connect(id: string): { onDisconnect: { addListener(listen: () => void): void } };
    readonly lastError?: { readonly message?: string };
  };
  readonly tabs: {
    query(query: object): Promise<readonly { readonly id?: number; readonly url?: string }[]>;
    sendMessage(tabId: number, message: unknown): Promise<unknown>;
    create(options: { readonly url: string }): Promise<{ readonly id?: number }>;
  };
  readonly scripting: {
    executeScript(injection: object): Promise<readonly { readonly result?: unknown }[]>;
  };
}

declare const chrome: SiblingApi;

const test = base.extend<{ readonly sibling: Worker }>({
  extension: `${sandboxExtension},${siblingFolder}`,

  sibling: async ({ context }, use) => {
    const isSibling = (worker: Worker) => !worker.url().startsWith(extensionOrigin);
    const running = context.serviceWorkers().find(isSibling);
    await use(running ?? (await context.waitForEvent('serviceworker', { predicate: isSibling })));
  },
});

// The control, the same messages from the panel, is in messages.test.ts. Ports have no control: the POD uses none.
test('a sibling’s messages find nobody', async ({ sibling, openInvoice, sandbox }) => {
  await openInvoice();
  const outcomes = await sibling.evaluate(async (id) => {
    const mountId = crypto.randomUUID();
    const messages = [
      { kind: 'pod.load', mountId },
      {
        kind: 'pod.remind',
        mountId,
        invoiceId: 'inv_5101',
        intentId: crypto.randomUUID(),
        invoiceVersion: '1',
      },
      { kind: 'settings.read' },
      { kind: 'settings.sign_out' },
      { kind: 'page.member', email: null },
    ];
    return Promise.all(messages.map((message) => chrome.runtime.sendMessage(id, message).catch(String)));
  }, extensionId);
  for (const outcome of outcomes) expect(String(outcome)).toContain('Could not establish connection');
  expect(await countMoves(sandbox)).toBe(0);
});

test('a sibling’s port is closed at once', async ({ sibling, openInvoice }) => {
  await openInvoice();
  const isClosed = await sibling.evaluate(
    (id) =>
      new Promise((resolve) => {
        chrome.runtime.connect(id).onDisconnect.addListener(() => {
          // Reading `lastError` keeps the browser from reporting it as the sibling's error.
          resolve(chrome.runtime.lastError !== undefined);
        });
      }),
    extensionId,
  );
  expect(isClosed).toBe(true);
});

test('a sibling that may script every site cannot script the panel', async ({
  sibling,
  openInvoice,
  pod,
}) => {
  await openInvoice();
  const found = await sibling.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const psa = tabs.find(({ url }) => url?.includes('ConnectWise.aspx'));
    const results = await chrome.scripting.executeScript({
      target: { tabId: psa?.id, allFrames: true },
      func: () => `${window.location.href} ${document.body.textContent}`,
    });
    return results.map(({ result }) => String(result));
  });
  // The control: the sibling can read PSA's own content.
  expect(found.join()).toContain('Invoice #20101');
  expect(found.join()).not.toMatch(/chrome-extension:|Pay Invoice|Send to Terminal/);
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

test('a sibling’s script in the page can neither press nor read the panel', async ({
  sibling,
  openInvoice,
  sandbox,
}) => {
  await openInvoice();
  const inside = await sibling.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const psa = tabs.find(({ url }) => url?.includes('ConnectWise.aspx'));
    const [first] = await chrome.scripting.executeScript({
      target: { tabId: psa?.id },
      func: () => {
        const host = document.documentElement.lastElementChild;
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
          host?.dispatchEvent(
            new MouseEvent(type, { bubbles: true, composed: true, clientX: 1150, clientY: 300 }),
          );
        }
        if (host instanceof HTMLElement) host.click();
        // Extensions may open a page's closed shadow roots, but another extension's frame has another origin.
        const open = (
          globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot } } }
        ).chrome?.dom?.openOrClosedShadowRoot;
        const root = host && open?.(host);
        const frame = root?.querySelector('iframe');
        // The control: the page's own button can be pressed in the same way.
        let presses = 0;
        const button = document.createElement('button');
        button.addEventListener('click', () => {
          presses += 1;
        });
        button.dispatchEvent(new MouseEvent('click'));
        button.click();
        const text = frame?.contentDocument?.body.textContent ?? null;
        return { presses, hasFrame: frame instanceof HTMLIFrameElement, text };
      },
    });
    return first?.result;
  });
  expect(inside).toEqual({ presses: 2, hasFrame: true, text: null });
  expect(await countMoves(sandbox)).toBe(0);
});

test('a sibling cannot open or frame the panel in a page of its own', async ({
  sibling,
  openInvoice,
  context,
}) => {
  await openInvoice();
  const answers = await sibling.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map((address) =>
          fetch(address).then(
            ({ status }) => String(status),
            () => 'refused',
          ),
        ),
      ),
    // The second is the control: the sibling's own file.
    [`${extensionOrigin}/panel.html`, sibling.url()],
  );
  expect(answers).toEqual(['refused', '200']);
  const opened = context.waitForEvent('page');
  await sibling.evaluate((url) => chrome.tabs.create({ url }), `${extensionOrigin}/panel.html`);
  const page = await opened;
  await expect(page.getByText('works only on the invoice screen of ConnectWise PSA')).toBeVisible();
  expect(await page.getByRole('button').count()).toBe(0);
});
