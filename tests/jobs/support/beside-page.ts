/** The browser's side panel, with PSA's page beside it. */
import { expect, type Page } from '@playwright/test';
import { seedInvoices } from '#sandbox/seed/invoices.ts';
import { sideBySide } from '../../../scripts/jobs/side-by-side.ts';
import type { ScreenSize } from '../../../scripts/jobs/takes.ts';
import { boxAtRest } from '../../e2e/support/at-rest.ts';
import type { PsaTab } from '../../e2e/support/psa-tab.ts';
import { SidePanel } from '../../e2e/support/side-panel.ts';
import { type Control, type Place, retiresWithinMs } from './place.ts';

/** An invoice that is still due, so its panel starts open. */
const due = '5104';

/**
 * Runs in the side panel: resolves once nothing has changed for five frames, to whether that happened within four
 * seconds.
 */
const atRest = `new Promise((done) => {
  const start = performance.now();
  let before = '';
  let calm = 0;
  const look = () => {
    const { scrollHeight, innerHTML } = document.body;
    const now = scrollHeight + innerHTML;
    calm = now === before ? calm + 1 : 0;
    before = now;
    if (calm >= 5) done(true);
    else if (performance.now() - start > 4000) done(false);
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Opens the side panel as a person does, with the button in the panel's header. */
export async function besidePage({ psa, pod }: PsaTab, size: ScreenSize): Promise<Place> {
  const { page } = psa;
  await psa.openInvoice(due);
  await pod.expectText(numberOf(due));
  await boxAtRest(page);
  await pod.press('Open in the side panel');
  const side = await SidePanel.find(page);
  await side.expectText(numberOf(due));
  const left = { ...size, width: size.width - (await side.evaluate<number>('innerWidth')) };
  await giveRoom(page, left);

  async function rest() {
    if (!(await side.evaluate<boolean>(atRest))) throw new Error('The side panel does not come to rest.');
  }

  return {
    rest,
    async open(recordId) {
      // Otherwise a side panel that shows the same invoice already could be pressed just before it is drawn again.
      await page.goto('about:blank');
      await side.expectText('No invoice on this tab');
      await psa.openInvoice(recordId);
      await side.expectText(numberOf(recordId));
    },
    async press({ role, name }: Control) {
      await rest();
      await side.press(patternOf(name), role);
    },
    async movePointerOff() {
      await side.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 2, y: 2 });
    },
    expectText: (text) => side.expectText(text),
    async expectGone(text) {
      await expect.poll(() => side.text(), { timeout: retiresWithinMs }).not.toMatch(text);
    },
    text: () => side.text(),
    async picture(shown: Page = page) {
      await giveRoom(shown, left);
      return sideBySide(await shown.screenshot(), await side.screenshot());
    },
  };
}

/** Without a display, Playwright gives every page the whole window; the browser gives it what the side panel leaves. */
async function giveRoom(page: Page, size: ScreenSize): Promise<void> {
  if (page.viewportSize() !== null) await page.setViewportSize(size);
}

function numberOf(recordId: string): string {
  const invoice = seedInvoices.find((each) => each.recordId === recordId);
  if (invoice === undefined) throw new Error(`The sandbox has no invoice ${recordId}.`);
  return invoice.number;
}

/** A text matches as a whole. */
function patternOf(name: string | RegExp): RegExp {
  return typeof name === 'string' ? new RegExp(`^${name.replaceAll(/[$().]/g, '\\$&')}$`) : name;
}
