/** The panel over the page. */
import { expect, type Page } from '@playwright/test';
import { boxAtRest, comeToRest } from '../../e2e/support/at-rest.ts';
import { goToTab, movePointer, pressWithPointer } from '../../e2e/support/person.ts';
import type { PsaTab } from '../../e2e/support/psa-tab.ts';
import { button, type Control, type Place, retiresWithinMs } from './place.ts';

/** The slim tab. */
const slimTab = button(/Open the WisePay panel/);

export function panelOnPage({ psa, pod }: PsaTab): Place {
  const { page } = psa;

  async function find({ role, name }: Control) {
    const frame = await pod.frame();
    return frame.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  }

  async function rest() {
    const layout = await comeToRest(page, await pod.frame());
    if (layout === null) throw new Error('The panel does not come to rest.');
  }

  return {
    rest,
    async open(recordId) {
      await psa.openInvoice(recordId);
      const facts = (await pod.frame()).getByRole('region', { name: /^Invoice / });
      await expect(facts.or(await find(slimTab)).first()).toBeVisible();
      await boxAtRest(page);
    },
    async press(control) {
      await goToTab(page);
      await rest();
      await pressWithPointer(page, await find(control));
    },
    movePointerOff: () => movePointer(page, { x: 2, y: 2 }),
    expectText: (text) => pod.expectText(text),
    async expectGone(text) {
      await expect((await pod.frame()).getByText(text)).toHaveCount(0, { timeout: retiresWithinMs });
    },
    text: async () => String(await (await pod.frame()).evaluate('document.body.innerText')),
    picture: (shown: Page = page) => shown.screenshot(),
  };
}
