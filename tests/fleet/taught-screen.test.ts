/** What one person has taught the POD reaches everybody by the administrator's policy. */
import * as v from 'valibot';
import { buildSandbox } from '../../scripts/sandbox/build-sandbox.ts';
import { openOptions } from '../e2e/support/extension-pages.ts';
import { makeGrantedCopy } from '../e2e/support/granted.ts';
import { launch } from '../e2e/support/launch.ts';
import { newProfile, removeProfile } from '../e2e/support/profile-template.ts';
import { firstTab } from '../e2e/support/psa-tab.ts';
import {
  firstCompany,
  firstNumber,
  goToInvoice,
  menu,
  openLayout,
  teach,
  unknownLayout,
} from '../e2e/support/teach.ts';
import { expectDelivered } from './support/delivered.ts';
import { test } from './support/fixtures.ts';

const settingsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

test.setTimeout(180_000);
test.beforeAll(() => buildSandbox({ showsReport: false }));

/** Teaches the screen in a browser without policy, and returns the settings file that its options page gives. */
async function teachAndCopy(sandbox: { readonly port: number }): Promise<Record<string, unknown>> {
  const copy = await makeGrantedCopy();
  const profile = await newProfile();
  const context = await launch(sandbox, profile, copy.folder);
  const tab = await firstTab(context);
  await openLayout(tab, unknownLayout);
  await teach(context, tab);
  const options = await openOptions(context);
  await options.getByRole('button', { name: 'Copy a settings file' }).click();
  const text = await options.getByLabel('What the panel learned').inputValue();
  await context.close();
  await Promise.all([removeProfile(profile), copy.remove()]);
  return v.parse(settingsSchema, text);
}

test('a screen that one person has taught is found in every browser by policy', async ({
  administrator,
  sandbox,
  startBrowser,
}) => {
  const settings = await teachAndCopy(sandbox);
  administrator.manage({ idleMinutes: 20 });
  const browser = await startBrowser();
  await expectDelivered(browser, { idleMinutes: 20 });
  await openLayout(browser, unknownLayout);
  await goToInvoice(browser, firstNumber);
  await browser.pod.expectNone();

  administrator.manage(settings);
  await browser.pod.expectText(firstCompany);
  await menu(browser, 'Tickets');
  await browser.pod.expectNone();
});
