/** Attacks by the PSA page on the panel's element: it removes, hides or restyles it. */
import { boxAtRest } from '../../e2e/support/at-rest.ts';
import { textForEverybody } from '../../e2e/support/text-for-everybody.ts';
import { expectRefused } from '../support/diagnostics.ts';
import { expect, test } from '../support/fixtures.ts';
import { panelElement } from '../support/panel-element.ts';

test('a page that keeps removing the panel is left alone, and told of', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  await psa.page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const state = { removals: 0 };
    Object.assign(window, { state });
    const remove = () => {
      if (!element?.isConnected) return;
      state.removals += 1;
      element.remove();
    };
    new MutationObserver(remove).observe(document.documentElement, { childList: true });
    remove();
  }, panelElement);
  await expectRefused(context, 'Pages that kept removing or changing the panel: 1');
  await pod.expectNone();
  const { removals } = await psa.page.evaluate(
    () => (window as unknown as { readonly state: { readonly removals: number } }).state,
  );
  expect(removals).toBeLessThanOrEqual(7);
});

test('a page that gives in at last is told in words, and the panel does not come back by itself', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  for (let time = 1; time <= 6; time += 1) {
    await psa.page.evaluate((selector) => document.querySelector(selector)?.remove(), panelElement);
    await expect.poll(() => psa.page.locator(panelElement).count()).toBe(1);
  }
  await pod.expectNone();
  expect(await textForEverybody(psa.page)).toContain('keeps removing or changing the WisePay panel');
  await psa.page.reload();
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

test('attributes that take the panel from somebody do not stay', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  for (const name of ['inert', 'aria-hidden', 'role', 'tabindex', 'contenteditable', 'popover']) {
    await psa.page
      .locator(panelElement)
      .evaluate((element, attribute) => element.setAttribute(attribute, 'true'), name);
    await expect
      .poll(() => psa.page.locator(panelElement).evaluate((element) => element.getAttributeNames()))
      .toEqual(['popover']);
  }
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByLabel('Amount')).toBeVisible();
});

// The control: an element of the page's own takes on the styles.
test('the page’s style sheets do not reach the panel’s place', async ({ openInvoice, psa }) => {
  await openInvoice();
  const before = await boxAtRest(psa.page);
  await psa.page.evaluate(() => {
    const control = document.createElement('div');
    control.id = 'control';
    document.body.append(control);
  });
  await psa.page.addStyleTag({
    content: `${panelElement}, #control { all: unset !important; position: absolute !important; left: 0 !important; top: 0 !important;
      opacity: 0 !important; transform: scale(3) !important; clip-path: inset(40%) !important; animation: go 1s infinite !important; }
      @keyframes go { to { transform: translate(-500px) } }`,
  });
  await psa.page
    .locator(panelElement)
    .evaluate((each) => each.animate({ transform: ['scale(0.1)'] }, { duration: 1e6 }));
  expect(
    await psa.page.locator('#control').evaluate((each) => {
      const { position, opacity, animationName } = getComputedStyle(each);
      return { position, opacity, animationName };
    }),
  ).toEqual({ position: 'absolute', opacity: '0', animationName: 'go' });
  expect(await boxAtRest(psa.page)).toEqual(before);
});
