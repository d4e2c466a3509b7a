/** Attributes that have no effect on the panel's element, and so are left alone. */
import { expect, test } from '../support/fixtures.ts';
import { panelElement } from '../support/panel-element.ts';

/** The ways in which a style can hide or move an element, where it applies. */
const style = `display: none !important; visibility: hidden !important; opacity: 0 !important; zoom: 0.1 !important;
  position: static !important; inset: 900px !important; width: 1px !important; height: 1px !important; margin: 500px !important;
  transform: scale(0) !important; translate: 900px !important; clip-path: inset(50%) !important; filter: opacity(0) !important;
  mask: linear-gradient(transparent, transparent) !important; content-visibility: hidden !important; contain: strict !important;
  pointer-events: none !important; z-index: -1 !important; overlay: none !important; direction: rtl !important;
  --open-width: 1px !important; transition: all 100s !important; animation: hide 100s infinite !important`;

test('nothing that the page writes on the panel’s element moves it, hides it or keeps clicks from it', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const element = await (await pod.frame()).frameElement();
  const before = await element.boundingBox();
  const host = psa.page.locator(panelElement);
  await psa.page.addStyleTag({ content: '@keyframes hide { from, to { opacity: 0; transform: scale(0) } }' });
  for (const [name, value] of [
    ['style', style],
    ['hidden', 'until-found'],
    ['class', 'cw_Hidden'],
    ['dir', 'rtl'],
  ] as const) {
    await host.evaluate((each, [attribute, text]) => each.setAttribute(attribute, text), [
      name,
      value,
    ] as const);
  }
  expect(await element.boundingBox()).toEqual(before);
  expect(await host.evaluate((each) => each.getAttributeNames().sort())).toEqual([
    'class',
    'dir',
    'hidden',
    'popover',
    'style',
  ]);
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByLabel('Amount')).toBeVisible();
});
