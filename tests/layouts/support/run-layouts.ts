/** Teaches layouts in a real browser, and sums up what came of them. */
import type { Browser } from '@playwright/test';
import { bundle, emptyPsaPage, psaAddress } from './bundle.ts';
import type { LayoutResult } from './teach-layout.ts';

export interface LayoutRun {
  readonly firstSeed: number;
  readonly count: number;
  /** How many further invoices and other screens of each layout are looked at. */
  readonly screens: number;
}

/** Runs `count` layouts from `firstSeed` on, each in a page that loads nothing from anywhere. */
export async function runLayouts(browser: Browser, run: LayoutRun): Promise<LayoutResult[]> {
  const script = await bundle('./teach-layout.ts');
  const page = await emptyPsaPage(browser);
  try {
    const results: LayoutResult[] = [];
    for (let seed = run.firstSeed; seed < run.firstSeed + run.count; seed += 1) {
      await page.goto(psaAddress);
      await page.evaluate(script);
      results.push(
        await page.evaluate((lessons) => window.teachLayout(lessons), {
          seed,
          invoices: run.screens,
          others: run.screens,
        }),
      );
    }
    return results;
  } finally {
    await page.close();
  }
}

/** `M layouts: L learned, W wrong invoices, P panels elsewhere`. A layout is learned if all its invoices are found. */
export function summary(results: readonly LayoutResult[]): string {
  const learned = results.filter(isLearned).length;
  const sum = (name: 'wrong' | 'elsewhere') =>
    results.reduce((total, result) => total + result[name].length, 0);
  return `${results.length} layouts: ${learned} learned, ${sum('wrong')} wrong invoices, ${sum('elsewhere')} panels elsewhere`;
}

/** Whether the POD finds every invoice of the layout. */
export function isLearned({ missed, problem }: LayoutResult): boolean {
  return missed.length === 0 && problem === null;
}
