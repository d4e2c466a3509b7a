/** A page that restyles itself around the panel: the panel looks the same, and a click counts. */
import { expect, type Page } from '@playwright/test';
import { frameBox } from '../../e2e/support/boxes.ts';
import { test } from '../support/click-fixtures.ts';

/** Styles for the page's root element, which affect everything in it but nothing in the top layer. */
const rootStyles: readonly { readonly name: string; readonly css: string }[] = [
  { name: 'fades', css: 'opacity: 0.02' },
  { name: 'blurs', css: 'filter: blur(3px)' },
  { name: 'inverts its colours', css: 'filter: invert(1)' },
  { name: 'shrinks', css: 'transform: scaleX(0.8)' },
  { name: 'tilts', css: 'transform: rotate(2deg)' },
  { name: 'cuts its edge off', css: 'clip-path: inset(0 40px 0 0)' },
  {
    name: 'cuts a hole where the amount is',
    css: 'clip-path: path(evenodd, "M0 0H1280V800H0Z M960 200H1260V420H960Z")',
  },
  { name: 'masks itself', css: 'mask-image: linear-gradient(90deg, black 70%, transparent 71%)' },
  { name: 'moves aside', css: 'transform: translateX(120px)' },
  { name: 'zooms out', css: 'zoom: 0.1' },
  { name: 'turns in space', css: 'perspective: 100px; transform: rotateY(40deg)' },
];

for (const { name, css } of rootStyles) {
  test(`a page that ${name}: the panel looks as before, stays where it is, and works`, async ({
    psa,
    lastStep,
  }) => {
    await lastStep.fillInVisibly();
    const before = await picture(psa.page);
    await psa.page.evaluate((text) => {
      document.documentElement.style.cssText = text;
    }, css);
    await expect.poll(async () => (await picture(psa.page)).equals(before)).toBe(true);
    await lastStep.expectWorking();
  });
}

test('pictures below the top layer lie below the panel, however high they are stacked', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillInVisibly();
  const before = await picture(psa.page);
  await psa.page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = `html::after, .attack { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: red;
      box-shadow: 900px 0 red; pointer-events: none }`;
    document.head.append(style);
    const stacked = document.createElement('div');
    stacked.className = 'attack';
    document.documentElement.append(stacked);
  });
  expect((await picture(psa.page)).equals(before)).toBe(true);
  await lastStep.expectWorking();
});

for (const { name, css } of [
  {
    name: 'paints on boxes of the panel’s own element',
    css: 'html > div:last-child::before, html > div:last-child::after',
  },
  {
    name: 'paints on a transition of the panel’s own element',
    css: 'html > div:last-child::view-transition',
  },
]) {
  test(`a page that ${name}: nothing of it shows, and the panel works`, async ({ psa, lastStep }) => {
    await lastStep.fillInVisibly();
    const before = await picture(psa.page);
    await psa.page.evaluate((selector) => {
      const style = document.createElement('style');
      style.textContent = `${selector} { content: "" !important; display: block !important; position: fixed; inset: 0; background: red; pointer-events: none }`;
      document.head.append(style);
    }, css);
    expect((await picture(psa.page)).equals(before)).toBe(true);
    await lastStep.expectWorking();
  });
}

/** A screenshot of the panel without its edge. */
async function picture(page: Page): Promise<Buffer> {
  const { x, y, width, height } = await frameBox(page);
  return page.screenshot({ clip: { x: x + 10, y: y + 10, width: width - 20, height: height - 20 } });
}
