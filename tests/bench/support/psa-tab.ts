/** PSA in a tab, which notes when the page names a record and when the panel's element appears. */
import * as v from 'valibot';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { DevtoolsBrowser } from './devtools-browser.ts';
import { createTab, middleOf, pointSchema, type Tab } from './tab.ts';
import { waitUntil } from './wait-until.ts';

/** What the page noted about the last record; times in ms since 1970. */
export interface Switch {
  readonly recordAt: number;
  readonly skeletonAt: number;
  /** Frames from the record to the skeleton; with 0 or 1, the skeleton is in the first frame after the record. */
  readonly frames: number;
}

export interface PsaTab extends Tab {
  openInvoice(recordId: string, switches?: Readonly<Record<string, string>>): Promise<void>;
  /** Goes to the next or previous record, and waits until its panel has replaced the previous one. */
  step(to: 'next' | 'previous'): Promise<void>;
  lastSwitch(): Promise<Switch>;
  /** Waits for the panel and attaches to it without delaying it. Only for one tab with a panel at a time. */
  panel(): Promise<Tab>;
  /** Clicks the center of an element of the panel; `element` is an expression that finds it there. */
  clickInPanel(panel: Tab, element: string): Promise<void>;
  /** Waits until the panel's data is painted. Returns when that was, in ms since 1970. */
  dataPaintedAt(): Promise<number>;
}

/** The client's address without a record. It opens the invoice search, a screen without an invoice. */
export const clientAddress = 'http://psa.localhost:4600/v2025_1/ConnectWise.aspx';

/**
 * Runs in the page before everything else. A record appears with its banner; the panel's element is the one inserted
 * directly below the root element.
 */
const notes = `(() => {
  if (window !== top) return;
  window.bench = {};
  const count = (noted) => {
    noted.drawn += 1;
    if (noted.skeletonAt === undefined && noted.drawn < 60) requestAnimationFrame(() => count(noted));
  };
  new MutationObserver((records) => {
    const banner = document.querySelector('.cw_BannerView .detailLabel')?.textContent ?? '';
    if (banner !== bench.banner) {
      const noted = { banner, drawn: 0, recordAt: performance.timeOrigin + performance.now() };
      bench = noted;
      requestAnimationFrame(() => count(noted));
    }
    const isPanel = (node) => node.localName === 'div' && node.parentNode === document.documentElement;
    if (records.some(({ addedNodes }) => [...addedNodes].some(isPanel))) {
      bench.skeletonAt = performance.timeOrigin + performance.now();
      bench.frames = bench.drawn;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
})()`;

/** An expression for when the view's largest text so far was painted, in ms since 1970; the header does not count. */
const paintedText = `new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => {
    observer.disconnect();
    const painted = list.getEntries().findLast(({ element }) => element?.closest('main') != null);
    resolve(painted === undefined ? null : performance.timeOrigin + painted.renderTime);
  });
  observer.observe({ type: 'largest-contentful-paint', buffered: true });
})`;

const switchSchema = v.object({ recordAt: v.number(), skeletonAt: v.number(), frames: v.number() });

export async function openPsaTab(browser: DevtoolsBrowser): Promise<PsaTab> {
  const tab = await browser.openTab('about:blank');
  await tab.prepare(notes);

  const panels = () => browser.targets('/panel.html');

  async function panel() {
    const targetId = await waitUntil('the panel', async () => (await panels())[0]);
    return createTab(await browser.devtools.attach(targetId), async () => {});
  }

  return {
    ...tab,
    panel,
    async openInvoice(recordId, switches) {
      await tab.goto(invoiceAddress(recordId, switches));
    },
    async step(to) {
      const before = new Set(await panels());
      await tab.clickOn(to === 'next' ? '.cw_ToolbarButton_NextRecord' : '.cw_ToolbarButton_PreviousRecord');
      await waitUntil('the next panel', async () => {
        const now = await panels();
        return now.length === 1 && now.every((id) => !before.has(id)) ? true : undefined;
      });
    },
    async clickInPanel(frame, element) {
      // The panel's element has an edge of 1 px around the frame.
      const corner =
        '(({ x, y }) => [x + 1, y + 1])(document.documentElement.lastElementChild.getBoundingClientRect())';
      const [left, top] = await tab.evaluate(corner, pointSchema);
      const [x, y] = await frame.evaluate(middleOf(element), pointSchema);
      await tab.click(left + x, top + y);
    },
    lastSwitch: () => tab.evaluate('bench', switchSchema),
    async dataPaintedAt() {
      const frame = await panel();
      await waitUntil('the view', async () =>
        (await frame.evaluate(`document.querySelector('main h2') !== null`, v.boolean())) ? true : undefined,
      );
      return waitUntil('the view on screen', async () => {
        return (await frame.evaluate(paintedText, v.nullable(v.number()))) ?? undefined;
      });
    },
  };
}
