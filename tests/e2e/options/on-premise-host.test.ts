/** An on-premise host that policy names: granted with one click on the options page, and served from then on. */
import type { Locator, Page } from '@playwright/test';
import { administer } from '../support/administer.ts';
import { type Manifest, makeChangedCopy } from '../support/changed-copy.ts';
import { extensionOrigin, openOptions } from '../support/extension-pages.ts';
import { expect, test } from '../support/fixtures.ts';
import { onPremiseHost, openOnPremiseInvoice } from '../support/on-premise.ts';
import { PodPage } from '../support/pod-page.ts';
import { newTab } from '../support/psa-tab.ts';
import { inWorker } from '../support/worker.ts';

const permission = `http://${onPremiseHost}/*`;

const grantable = test.extend<{ readonly granted: boolean }>({
  granted: [false, { option: true }],
  extension: async ({ granted }, use) => {
    const copy = await makeChangedCopy((manifest) => asGrantable(manifest, granted));
    await use(copy.folder);
    await copy.remove();
  },
});

grantable(
  'has the browser ask for exactly the host that policy names, within the click',
  async ({ context }) => {
    await administer(context, { psaHosts: [onPremiseHost] });
    const options = await openOptions(context);
    // Tests cannot reach the browser's prompt, so it is answered here before it appears.
    await options.evaluate(`
    window.asked = [];
    chrome.permissions.request = async (permissions) => {
      window.asked.push({ permissions, byPerson: navigator.userActivation.isActive });
      return false;
    };
  `);
    await options.getByRole('button', { name: 'Allow' }).click();
    await expect(options.getByText(`${onPremiseHost} was not allowed. Nothing changed.`)).toBeVisible();
    expect(await options.evaluate('window.asked')).toEqual([
      { permissions: { origins: [permission] }, byPerson: true },
    ]);
  },
);

grantable.describe('a granted on-premise host', () => {
  grantable.use({ granted: true });

  grantable(
    'gets the POD on the page that is open already, and none when policy drops it',
    async ({ context, psa, pod }) => {
      await openOnPremiseInvoice(psa.page, '5101');
      expect(pod.frames()).toEqual([]);

      await administer(context, { psaHosts: [onPremiseHost] });
      const scripts = 'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)';
      await expect.poll(() => inWorker(context, scripts)).toBe(1);
      await inWorker(context, `chrome.permissions.onAdded.dispatch({ origins: ['${permission}'] })`);
      await pod.expectText('Contoso Dental');
      await psa.page.reload();
      await pod.expectText('Contoso Dental');

      await administer(context, { psaHosts: [] });
      await expect.poll(() => inWorker(context, scripts)).toBe(0);
      await pod.press('Re-send Reminder');
      await pod.expectText('The invoice is no longer on screen');
      const later = await newTab(context);
      await openOnPremiseInvoice(later.psa.page, '5101');
      await later.pod.expectNone();
    },
  );

  grantable(
    'may show the panel, and another site that may frame it sees an empty one',
    async ({ context }) => {
      await administer(context, { psaHosts: [onPremiseHost] });
      const panel = `${extensionOrigin}/panel.html`;
      const page = await context.newPage();
      await page.goto(`http://${onPremiseHost}/`);
      await expect(await framePanel(page, panel)).not.toBeEmpty();

      await page.goto('http://wisepay.localhost:4600/');
      const framed = await framePanel(page, panel);
      // This question follows the panel's own, so by now the panel's is answered.
      await framed.evaluate('chrome.permissions.getAll()');
      await expect(framed).toBeEmpty();
    },
  );
});

/**
 * The manifest of a package that may be granted hosts.
 *
 * @param granted whether the browser already has the permission for the on-premise host
 */
function asGrantable(manifest: Manifest, granted: boolean): Manifest {
  const text = JSON.stringify(manifest).replaceAll('http://psa.localhost:4600;', 'http:;');
  return {
    ...JSON.parse(text),
    optional_host_permissions: ['http://*/*'],
    ...(granted && { host_permissions: [permission] }),
    // The best case for an attacker: every site may frame the panel and knows its address.
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['http://*/*'] }],
  };
}

/** Frames the panel and sends it the content script's handshake. Returns the panel's body, once loaded. */
async function framePanel(page: Page, address: string): Promise<Locator> {
  await page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => {
          const handshake = {
            kind: 'wisepay-pod.mount',
            mountId: crypto.randomUUID(),
            isNarrow: false,
          };
          frame.contentWindow?.postMessage(handshake, '*', [new MessageChannel().port2]);
          resolve();
        };
        frame.src = src;
        document.documentElement.append(frame);
      }),
    address,
  );
  return new PodPage(page).frames().at(-1)?.locator('body') ?? page.locator('none');
}
