/**
 * The store package on an on-premise host that policy names. A person grants the host once, with a click on the options
 * page and one in the browser's prompt. The prompt is not automated: it is not part of a page, policy cannot answer it,
 * and browser drivers cannot reach it. These tests put the granted permission into the profile instead, and test
 * everything before and after it.
 */
import { hasContentScript } from '../e2e/support/content-script.ts';
import { onPremiseHost, openOnPremiseInvoice } from '../e2e/support/on-premise.ts';
import type { PackageChoice } from './support/company-server.ts';
import { expect, test } from './support/fixtures.ts';
import { grantHost } from './support/grant-host.ts';
import { update } from './support/update.ts';

const permission = `http://${onPremiseHost}/*`;
const isGranted = `chrome.permissions.contains({ origins: ['${permission}'] })`;
const scripts = 'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)';

const storePackage: PackageChoice = {
  version: '1.0.0',
  psaHosts: ['psa.localhost:4600'],
  grantableHosts: 'http://*/*',
};

test.beforeEach(async ({ administrator, company }) => {
  await company.publish(storePackage);
  administrator.manage({ psaHosts: [onPremiseHost] });
});

test('before anybody has granted it, nothing runs on a host that policy names, and the options page offers it', async ({
  company,
  startBrowser,
}) => {
  const { context, psa, worker } = await startBrowser();
  await worker();
  const options = await context.newPage();
  const row = options.getByRole('listitem').filter({ hasText: onPremiseHost });
  await expect(async () => {
    await options.goto(`chrome-extension://${company.id}/options.html`);
    await expect(row.getByRole('button', { name: 'Allow' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await psa.page.bringToFront();
  await openOnPremiseInvoice(psa.page, '5101');
  expect(await hasContentScript(psa.page)).toBe(false);
  expect(await (await worker()).evaluate(scripts)).toBe(0);
});

test('on a granted host the POD works, also after an update, until policy does not name the host any more', async ({
  administrator,
  company,
  profile,
  startBrowser,
}) => {
  const first = await startBrowser();
  const known = "chrome.storage.local.get('policy.last-known')";
  const settings = { psaHosts: [onPremiseHost] };
  await expect
    .poll(async () => (await first.worker()).evaluate(known))
    .toEqual({ 'policy.last-known': settings });
  await first.close();
  await grantHost(profile, company.id, permission);

  const { context, psa, pod, worker } = await startBrowser();
  const old = await worker();
  expect(await old.evaluate(isGranted)).toBe(true);
  await expect.poll(() => old.evaluate(scripts)).toBe(1);
  await openOnPremiseInvoice(psa.page, '5101');
  await pod.expectText('Contoso Dental');
  expect(await hasContentScript(psa.page)).toBe(true);

  await company.publish({ ...storePackage, version: '1.1.0' });
  const updated = await update(context, old);
  expect(await updated.evaluate('chrome.runtime.getManifest().version')).toBe('1.1.0');
  await expect.poll(() => updated.evaluate(scripts)).toBe(1);
  expect(await updated.evaluate(isGranted)).toBe(true);
  await openOnPremiseInvoice(psa.page, '5101');
  await pod.expectText('Contoso Dental');

  administrator.manage();
  await expect.poll(() => updated.evaluate(isGranted)).toBe(false);
  await expect.poll(() => updated.evaluate(scripts)).toBe(0);
  const page = await context.newPage();
  await openOnPremiseInvoice(page, '5101');
  expect(await hasContentScript(page)).toBe(false);
});
