/**
 * A page that wants a click on a money button which the person does not mean. Each attack is tried for real: it is on
 * before the last step is on screen, as a page would have it; no money may move, the panel says why, and when the
 * attack is over the same button works.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { refusedClickWords } from '../../components/words/guard-words.ts';
import type { Refusal } from '../../lib/guard/verdict.ts';
import type { SandboxProcess } from '../../scripts/sandbox-process.ts';
import { terminalPayment } from '../e2e/support/actions.ts';
import { test } from '../e2e/support/fixtures.ts';
import { people, signInToBoth } from '../e2e/support/people.ts';
import type { PodPage } from '../e2e/support/pod-page.ts';
import { expectOnce } from '../e2e/support/ready.ts';

interface Attack {
  readonly name: string;
  /** What the panel says to a click. */
  readonly says: Refusal;
  start(page: Page): Promise<void>;
  stop(page: Page): Promise<void>;
}

const attacks: readonly Attack[] = [
  {
    name: 'a picture over the money button that lets clicks through',
    says: 'covered',
    ...overlay('inset: 0'),
  },
  {
    name: 'a picture over the amount only',
    says: 'covered',
    ...overlay('top: 200px; right: 20px; width: 120px; height: 40px'),
  },
  {
    name: 'a picture that is almost transparent',
    says: 'covered',
    ...overlay('inset: 0; opacity: 0.01'),
  },
  {
    name: 'a shadow that falls on the panel from beside it',
    says: 'covered',
    ...overlay('top: 0; left: 0; width: 100px; height: 100%; box-shadow: 900px 0 red'),
  },
  {
    name: 'a window too low to show more than the button',
    says: 'cut_off',
    start: (page) => page.setViewportSize({ width: 1280, height: 110 }),
    stop: (page) => page.setViewportSize({ width: 1280, height: 800 }),
  },
  {
    name: 'a window too narrow to read in',
    says: 'cut_off',
    start: (page) => page.setViewportSize({ width: 180, height: 800 }),
    stop: (page) => page.setViewportSize({ width: 1280, height: 800 }),
  },
];

/** What a page can do to its own root element, and so to everything in it; but not to what is above it. */
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

test.beforeEach(async ({ sandbox, psa, pod }) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice(terminalPayment.recordId);
  await pod.expectText('Contoso Dental');
});

for (const { name, says, start, stop } of attacks) {
  test(`${name}: nothing is charged, the panel says why, and works again afterwards`, async ({
    sandbox,
    psa,
    pod,
  }) => {
    await start(psa.page);
    const button = await fillIn(pod);
    await expectRefused(psa.page, button, says);
    await expectNothingSent(sandbox);
    await stop(psa.page);
    await expectWorking(sandbox, psa.page, pod, button);
  });
}

for (const { name, css } of rootStyles) {
  test(`a page that ${name}: the panel looks as before, stays where it is, and works`, async ({
    sandbox,
    psa,
    pod,
  }) => {
    const button = await fillIn(pod);
    await waitUntilSeen(button);
    const before = await picture(psa.page, pod);
    await rootStyle(css).start(psa.page);
    await expect.poll(async () => (await picture(psa.page, pod)).equals(before)).toBe(true);
    await expectWorking(sandbox, psa.page, pod, button);
  });
}

test('pictures below the top layer lie below the panel, however high they are stacked', async ({
  sandbox,
  psa,
  pod,
}) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const before = await picture(psa.page, pod);
  await psa.page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = `html::after, .attack { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: red;
      box-shadow: 900px 0 red; pointer-events: none }`;
    document.head.append(style);
    const stacked = document.createElement('div');
    stacked.className = 'attack';
    document.documentElement.append(stacked);
  });
  expect((await picture(psa.page, pod)).equals(before)).toBe(true);
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a picture that is taken away just before the click has been there too long', async ({
  sandbox,
  psa,
  pod,
}) => {
  const { start, stop } = overlay('inset: 0');
  await start(psa.page);
  const button = await fillIn(pod);
  await expectRefused(psa.page, button, 'covered');
  await stop(psa.page);
  await clickOn(psa.page, button);
  await expectNothingSent(sandbox);
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a picture that comes and goes leaves no moment for a click', async ({ sandbox, psa, pod }) => {
  await psa.page.evaluate(() => {
    const picture = document.createElement('div');
    picture.id = 'attack';
    picture.popover = 'manual';
    picture.style.cssText = 'margin: 0; width: 100%; height: 100%; background: red; pointer-events: none';
    document.documentElement.append(picture);
    setInterval(() => picture.isConnected && picture.togglePopover(), 200);
  });
  const button = await fillIn(pod);
  for (let time = 0; time < 15; time += 1) await clickOn(psa.page, button);
  await expect(refusal(button)).toBeVisible();
  await expectNothingSent(sandbox);
  await psa.page.evaluate(() => document.getElementById('attack')?.remove());
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a panel that jumps under the pointer just before the click is not clicked', async ({
  sandbox,
  psa,
  pod,
}) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  await psa.page.mouse.move(x, y + 60);
  await pushDown(psa.page, pod, 60);
  expectNear(await spotOf(button), { x, y: y + 60 });
  await psa.page.mouse.down();
  await psa.page.mouse.up();
  await expectNothingSent(sandbox);
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a panel that has jumped under a resting pointer does not take the click, and says so', async ({
  sandbox,
  psa,
  pod,
}) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  // The person has been in the panel before.
  await psa.page.mouse.move(x, y - 20);
  await pushDown(psa.page, pod, 40);
  expectNear(await spotOf(button), { x, y: y + 40 });
  // The browser itself swallows what comes in the first half second. Whether the pointer has left the panel in between,
  // it does not always tell: then the panel says that it is too early, and not that it has moved.
  const says = new RegExp(`${refusedClickWords('moved')}|${refusedClickWords('not_yet')}`);
  await expect(async () => {
    await psa.page.mouse.click(x, y + 40);
    await expectNothingSent(sandbox);
    await expect(refusal(button)).toContainText(says, { timeout: 200 });
  }).toPass();
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a panel that makes room for a dialog and comes back under the pointer does not take the click', async ({
  sandbox,
  psa,
  pod,
}) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(hideBehindDialog);
  await psa.page.mouse.down();
  await psa.page.mouse.up();
  await expectNothingSent(sandbox);
  await expectWorking(sandbox, psa.page, pod, button);
});

test('a modal dialog that lets clicks through keeps them from the panel', async ({ sandbox, psa, pod }) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.id = 'attack';
    dialog.style.cssText = 'width: 100px; height: 100px; pointer-events: none';
    document.body.append(dialog);
    dialog.showModal();
  });
  for (let time = 0; time < 10; time += 1) await psa.page.mouse.click(x, y);
  await expectNothingSent(sandbox);
  await psa.page.evaluate(() => document.getElementById('attack')?.remove());
  await expectWorking(sandbox, psa.page, pod, button);
});

test('events that the page makes up reach no money button', async ({ sandbox, psa, pod }) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(makeUpEvents, { x, y });
  await expect(refusal(button)).toHaveCount(0);
  await expectNothingSent(sandbox);
  await expectWorking(sandbox, psa.page, pod, button);
});

test('keys that a person presses while the page tries to give the panel the keyboard press nothing', async ({
  sandbox,
  psa,
  pod,
}) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  // The person was at the button, and has gone on to PSA.
  await button.focus();
  await psa.page.mouse.click(300, 300);
  await psa.page.evaluate(() => {
    for (const child of document.documentElement.children) if (child instanceof HTMLElement) child.focus();
    for (let index = 0; index < window.length; index += 1) window[index]?.focus();
  });
  await psa.page.keyboard.press('Enter');
  await psa.page.keyboard.press('Space');
  await expectNothingSent(sandbox);
  await expectWorking(sandbox, psa.page, pod, button);
});

for (const attribute of ['inert', 'hidden', 'style', 'class', 'slot', 'popover']) {
  test(`the attribute “${attribute}” on the panel’s element charges nothing`, async ({
    sandbox,
    psa,
    pod,
  }) => {
    const button = await fillIn(pod);
    const { x, y } = await spotOf(button);
    await psa.page.evaluate((name) => {
      document.documentElement.lastElementChild?.setAttribute(name, 'opacity: 0; transform: scale(0.1)');
    }, attribute);
    await psa.page.evaluate(makeUpEvents, { x, y });
    await expectNothingSent(sandbox);
    await expectWorking(sandbox, psa.page, pod, button);
  });
}

test('a panel that the page carries elsewhere charges nothing there', async ({ sandbox, psa, pod }) => {
  const button = await fillIn(pod);
  await waitUntilSeen(button);
  const { x, y } = await spotOf(button);
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(() => {
    const panel = document.documentElement.lastElementChild;
    const cage = document.createElement('div');
    cage.style.cssText = 'opacity: 0.01; transform: scale(0.5)';
    document.body.append(cage);
    if (panel !== null) cage.append(panel);
  });
  await psa.page.mouse.click(x, y);
  await expectNothingSent(sandbox);
  // It is a panel from the beginning, wherever it is by now.
  await pod.expectText('Contoso Dental');
  await expectWorking(sandbox, psa.page, pod, await fillIn(pod));
});

/** Something that lies on everything, in the top layer, and lets clicks through. */
function overlay(css: string): Pick<Attack, 'start' | 'stop'> {
  return {
    start: (page) =>
      page.evaluate((text) => {
        const picture = document.createElement('div');
        picture.id = 'attack';
        picture.popover = 'manual';
        picture.style.cssText = `position: fixed; margin: 0; border: 0; width: auto; height: auto; background: red; pointer-events: none; ${text}`;
        document.documentElement.append(picture);
        picture.showPopover();
      }, css),
    stop: (page) => page.evaluate(() => document.getElementById('attack')?.remove()),
  };
}

function rootStyle(css: string): Pick<Attack, 'start' | 'stop'> {
  return {
    start: (page) =>
      page.evaluate((text) => {
        document.documentElement.style.cssText = text;
      }, css),
    stop: (page) =>
      page.evaluate(() => {
        document.documentElement.style.cssText = '';
      }),
  };
}

/** A page cannot move the panel; but it can show a toolbar, which the panel makes room for. */
async function pushDown(page: Page, pod: PodPage, pixels: number): Promise<void> {
  const element = await (await pod.frame()).frameElement();
  const { y = 0 } = (await element.boundingBox()) ?? {};
  await page.evaluate((top) => {
    const toolbar = document.createElement('div');
    toolbar.className = 'mm_toolbarHolder';
    // The panel keeps its distance and has an edge.
    toolbar.style.cssText = `position: fixed; top: 0; left: 0; width: 10px; height: ${top - 13}px`;
    document.body.append(toolbar);
  }, y + pixels);
  await expect.poll(async () => (await element.boundingBox())?.y).toBe(y + pixels);
}

/** Makes the panel go for longer than a click has to wait, and ends as soon as it is back. Runs in the page. */
async function hideBehindDialog(): Promise<void> {
  const panel = document.documentElement.lastElementChild;
  const { x = 0, y = 0 } = panel?.getBoundingClientRect() ?? {};
  const isThere = () => document.elementFromPoint(x + 20, y + 20) === panel;
  const nextFrame = () => new Promise(requestAnimationFrame);
  const dialog = document.createElement('div');
  dialog.className = 'cw-gxt-wnd';
  dialog.style.cssText = 'inset: 0; width: auto; margin: 0; pointer-events: none; opacity: 0.01';
  document.body.append(dialog);
  while (isThere()) await nextFrame();
  const since = performance.now();
  while (performance.now() - since < 700) await nextFrame();
  dialog.remove();
  while (!isThere()) await nextFrame();
}

function expectNear(spot: { x: number; y: number }, other: { x: number; y: number }): void {
  expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeLessThan(8);
}

/** What can be seen of the panel, without its edge. */
async function picture(page: Page, pod: PodPage): Promise<Buffer> {
  const box = await (await (await pod.frame()).frameElement()).boundingBox();
  if (box === null) throw new Error('The panel is not drawn.');
  const { x, y, width, height } = box;
  return page.screenshot({ clip: { x: x + 10, y: y + 10, width: width - 20, height: height - 20 } });
}

/** Everything a page can make up, at everything that it can reach. Runs in the page. */
function makeUpEvents({ x, y }: { readonly x: number; readonly y: number }) {
  const place = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, detail: 1 };
  const targets = [
    window,
    document,
    document.documentElement.lastElementChild,
    document.elementFromPoint(x, y),
    document.activeElement,
  ];
  for (const target of targets) {
    if (target === null) continue;
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick']) {
      target.dispatchEvent(new PointerEvent(type, { ...place, pointerType: 'mouse', isPrimary: true }));
    }
    for (const key of ['Enter', ' ']) {
      for (const type of ['keydown', 'keypress', 'keyup']) {
        target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
      }
    }
    if (target instanceof HTMLElement) {
      target.focus();
      target.click();
    }
  }
}

/** Everything up to the last button, without the pointer, because the attack may be in its way. */
async function fillIn(pod: PodPage): Promise<Locator> {
  const frame = await pod.frame();
  const press = (element: HTMLElement | SVGElement) => element.dispatchEvent(new MouseEvent('click'));
  const button = frame.getByRole('button', { name: 'Send to Terminal', exact: true });
  await button.evaluate(press);
  await frame.getByRole('radio', { name: /Front desk/ }).evaluate(press);
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  return button;
}

/** What the panel says beside the button about a click that did not count. */
function refusal(button: Locator): Locator {
  return button.locator('xpath=following-sibling::*[@role="alert"]');
}

/** Where the button is in the window, whatever the page has done to the frame around it. */
async function spotOf(button: Locator): Promise<{ x: number; y: number }> {
  const inFrame = await button.evaluate(
    (element) => {
      element.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: (x + width / 2) / window.innerWidth, y: (y + height / 2) / window.innerHeight };
    },
    undefined,
    { timeout: 1000 },
  );
  const handle = await button.elementHandle({ timeout: 1000 });
  const frame = await handle?.ownerFrame();
  const box = await (await frame?.frameElement())?.boundingBox();
  if (box === null || box === undefined) throw new Error('The panel is not drawn.');
  return { x: box.x + inFrame.x * box.width, y: box.y + inFrame.y * box.height };
}

/** A press of the mouse at that place on the screen, whatever lies there. */
async function clickOn(page: Page, button: Locator): Promise<void> {
  const { x, y } = await spotOf(button);
  await page.mouse.click(x, y);
}

/** The guard is told of what happens at most 100 ms later; the first clicks may come before that. */
async function expectRefused(page: Page, button: Locator, reason: Refusal): Promise<void> {
  await expect(async () => {
    await clickOn(page, button);
    await expect(refusal(button)).toContainText(refusedClickWords(reason), { timeout: 200 });
  }).toPass();
}

async function expectNothingSent(sandbox: SandboxProcess): Promise<void> {
  expect(await terminalPayment.countEffects(sandbox)).toBe(0);
}

/** Waits until the browser says that the button can be seen, as it says it to the guard. */
async function waitUntilSeen(button: Locator): Promise<void> {
  await button.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const options = { threshold: 1, trackVisibility: true, delay: 100 };
        const observer = new IntersectionObserver(([entry]) => {
          if (entry === undefined || !('isVisible' in entry) || entry.isVisible !== true) return;
          observer.disconnect();
          resolve();
        }, options);
        observer.observe(element);
      }),
  );
}

/** The same button, now that nothing is in the way: it works, and once. */
async function expectWorking(
  sandbox: SandboxProcess,
  page: Page,
  pod: PodPage,
  button: Locator,
): Promise<void> {
  await expect(async () => {
    if ((await terminalPayment.countEffects(sandbox)) === 0) {
      // As a person does between two tries: a pointer that rests where the panel has jumped to is not believed.
      await page.mouse.move(1, 1);
      await clickOn(page, button);
    }
    expect(await terminalPayment.countEffects(sandbox)).toBe(1);
  }).toPass({ intervals: [100] });
  await expectOnce(terminalPayment, sandbox, pod);
}
