/**
 * The panel finds its height and keeps it, at every browser zoom, on every kind of screen and in every language. Each
 * combination rounds fractions of a pixel differently, and a scrollbar that takes room changes how text wraps.
 */
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { loadCatalog } from '../../../lib/i18n/catalogs.ts';
import { type Language, languages } from '../../../lib/i18n/languages.ts';
import { comeToRest } from '../support/at-rest.ts';
import { zoomSteps, zoomTo } from '../support/page-zoom.ts';
import { PodPage } from '../support/pod-page.ts';
import { PsaPage } from '../support/psa-page.ts';
import { openInvoiceIn } from '../support/psa-tab.ts';
import { expect, test } from '../support/real-tabs.ts';
import { inWorker } from '../support/worker.ts';

/**
 * What the panels show: an invoice, and a form, by the message key of the button that opens it. Each has its own invoice,
 * because a form that is opened in one tab opens in every tab of its invoice.
 */
const states = [
  { recordId: '5102', form: null },
  { recordId: '5101', form: 'actions.terminal' },
  { recordId: '5103', form: 'actions.refund' },
] as const;

/** How often a panel may change its size in one zoom step, including the zoom itself. */
const mostResizes = 6;

/** Two languages on each screen, and each language on several screens; with `npm run test:soak`, all on each. */
const languagesOn = (screen: number): readonly Language[] =>
  process.env['EVERY_LANGUAGE'] === undefined
    ? languages.filter((_, index) => (index + 3 * screen) % languages.length < 2)
    : languages;

for (const [row, deviceScale] of [1, 1.25, 1.5, 2].entries()) {
  for (const [column, scrollbars] of (['classic', 'overlay'] as const).entries()) {
    test.describe(`at a device scale of ${deviceScale}`, () => {
      const overlay = scrollbars === 'overlay' ? ['--enable-features=OverlayScrollbar'] : [];
      test.use({ flags: [`--force-device-scale-factor=${deviceScale}`, ...overlay] });

      const pairs = languagesOn(2 * row + column);

      test(`with ${scrollbars} scrollbars the panel finds its height at every zoom (${pairs})`, async ({
        context,
      }) => {
        // Only for tests that hang: two languages at every zoom take long on a busy machine.
        test.setTimeout(240_000);
        const panels = await openPanels(context, pairs);
        const pages = panels.map(({ page }) => page);
        const problems: string[] = [];
        // From the lowest frames to those with room for everything, so that scrollbars also have to disappear.
        for (const percent of zoomSteps.toReversed()) {
          await zoomTo(context, pages, percent, deviceScale);
          const found = await Promise.all(panels.map((panel) => problemsOf(panel, scrollbars)));
          problems.push(...found.flat().map((problem) => `${percent} %, ${problem}`));
        }
        expect(problems).toEqual([]);
      });
    });
  }
}

interface OpenPanel {
  readonly name: string;
  readonly page: Page;
  readonly frame: Frame;
}

/** Opens each state in each language in its own window, because the browser does not lay out background tabs. */
async function openPanels(context: BrowserContext, pairs: readonly Language[]): Promise<OpenPanel[]> {
  const panels: OpenPanel[] = [];
  for (const language of pairs) {
    await inWorker(context, `chrome.storage.local.set({ 'settings.locale': '${language}' })`);
    panels.push(...(await Promise.all(states.map((state) => openPanel(context, language, state)))));
  }
  return panels;
}

async function openPanel(
  context: BrowserContext,
  language: Language,
  { recordId, form }: (typeof states)[number],
): Promise<OpenPanel> {
  const page = await openWindow(context);
  const pod = new PodPage(page);
  await openInvoiceIn({ psa: new PsaPage(page), pod }, recordId);
  const frame = await pod.frame();
  if (form !== null) {
    const name = (await loadCatalog(language)).get(form) ?? form;
    const opener = frame.getByRole('button', { name, exact: true });
    const input = frame.locator('input').first();
    // In the second language, the form opens as it was left in the first.
    await opener.or(input).first().waitFor();
    if (await opener.isVisible()) await opener.dispatchEvent('click');
    await expect(input).toBeVisible();
  }
  await frame.evaluate(() => {
    const counter = { resizes: 0 };
    Object.assign(window, { counter });
    window.addEventListener('resize', () => {
      counter.resizes += 1;
    });
  });
  return { name: `${recordId} ${form ?? 'alone'} in ${language}`, page, frame };
}

async function openWindow(context: BrowserContext): Promise<Page> {
  const address = `about:blank#${crypto.randomUUID()}`;
  const opened = context.waitForEvent('page', (page) => page.url() === address);
  await inWorker(context, `chrome.windows.create({ url: '${address}', width: 1280, height: 900 })`);
  return opened;
}

/** Describes the problems of a panel, after it has had time to come to rest. */
async function problemsOf(
  { name, page, frame }: OpenPanel,
  scrollbars: 'classic' | 'overlay',
): Promise<string[]> {
  const layout = await comeToRest(page, frame);
  const { resizes, pixel } = await frame.evaluate(takeResizes);
  const problems: string[] = [];
  if (layout === null) problems.push('does not come to rest');
  if (resizes > mostResizes) problems.push(`has been resized ${resizes} times`);
  if (layout?.hasScrollbar === true && layout.hidden < 1) problems.push('has a scrollbar for nothing');
  // Even a frame with room for everything may lack a screen pixel because of rounding.
  const isCut = layout !== null && layout.hidden > 1 + 2 * pixel;
  if (isCut && scrollbars === 'classic' && !layout.hasScrollbar) problems.push('cannot be scrolled');
  return problems.map((problem) => `${name}: ${problem}`);
}

/** Runs in the panel. Returns how often it was resized since the last call, and a screen pixel's size in CSS px. */
function takeResizes() {
  const { counter } = window as unknown as { readonly counter: { resizes: number } };
  const { resizes } = counter;
  counter.resizes = 0;
  return { resizes, pixel: 1 / window.devicePixelRatio };
}
