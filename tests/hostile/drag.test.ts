/** A page that makes up a pointer while a person drags the panel’s edge: the panel follows the hand, and nothing else. */
import type { Page } from '@playwright/test';
import { frameBox } from '../e2e/support/boxes.ts';
import { movePointer, type Spot, spotOf } from '../e2e/support/person.ts';
import { expect, test } from './support/fixtures.ts';

/** How far the hand drags the edge outward before the attack and after it, in CSS px. */
const [before, after] = [60, 100] as const;

const pages: readonly { readonly name: string; act(page: Page, hand: Spot): Promise<void> }[] = [
  {
    name: 'makes up moves and a release of the pointer',
    act: (page, hand) => page.evaluate(makeUpDrag, hand),
  },
  // The control.
  { name: 'does nothing', act: async () => {} },
];

for (const { name, act } of pages) {
  test(`the panel gets as wide as the hand drags it when the page ${name}`, async ({
    openInvoice,
    psa,
    pod,
  }) => {
    await openInvoice();
    const { width } = await frameBox(psa.page);
    const from = await spotOf((await pod.frame()).getByRole('separator'));
    await movePointer(psa.page, from);
    await psa.page.mouse.down();
    await movePointer(psa.page, { x: from.x - before, y: from.y });
    await expect.poll(async () => (await frameBox(psa.page)).width).toBe(width + before);
    await act(psa.page, { x: from.x - before, y: from.y });
    await movePointer(psa.page, { x: from.x - after, y: from.y });
    await psa.page.mouse.up();
    await expect.poll(async () => (await frameBox(psa.page)).width).toBe(width + after);

    // That width is the one that is remembered.
    await psa.nextRecord();
    await pod.expectText('Fabrikam Logistics');
    expect((await frameBox(psa.page)).width).toBe(width + after);
  });
}

/** Dispatches moves to a far place and releases at everything that the page can reach. Runs in the page. */
function makeUpDrag({ x, y }: Spot): void {
  const far = { clientX: 30, clientY: 700, screenX: 30, screenY: 700, bubbles: true, composed: true };
  const targets = [
    window,
    document,
    document.documentElement.lastElementChild,
    document.elementFromPoint(x, y),
  ];
  for (const target of targets) {
    target?.dispatchEvent(new PointerEvent('pointermove', { ...far, buttons: 1 }));
    target?.dispatchEvent(new PointerEvent('pointerup', { ...far, buttons: 0 }));
    target?.dispatchEvent(new PointerEvent('pointermove', { ...far, buttons: 0 }));
    target?.dispatchEvent(new PointerEvent('pointercancel', { ...far, buttons: 0 }));
  }
}
