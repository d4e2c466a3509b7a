/** Pictures that a page lays on or beside the panel. They are opaque, in the top layer, and let every click through. */
import type { Page } from '@playwright/test';

export interface Picture {
  /** Where it lies: on the whole panel, on its amount, or beside it in the same size. */
  readonly on: 'panel' | 'amount' | 'page';
  /** More styles for the picture. */
  readonly css?: string;
  /** Styles for its backdrop, which spans the whole window; no backdrop by default. */
  readonly backdrop?: string;
  /** The tree that it is in, if not the document. */
  readonly within?: 'closed-root' | 'slot';
  /** Below the top layer, and so below the panel. */
  readonly isBelow?: boolean;
}

/** Puts a picture on the page. */
export async function layPicture(page: Page, picture: Picture): Promise<void> {
  await page.evaluate(({ on, css = '', backdrop, isBelow = false, within }) => {
    const panel = document.documentElement.querySelector(':scope > div:last-child');
    const { x = 0, y = 0, width = 0, height = 0 } = panel?.getBoundingClientRect() ?? {};
    // The amount is in the lower half of the form.
    const box =
      on === 'amount' ? { x: x + 20, y: y + height * 0.6, width: 120, height: 40 } : { x, y, width, height };
    const left = on === 'page' ? box.x - box.width - 40 : box.x;
    const attack = document.createElement('div');
    attack.id = 'attack';
    attack.style.cssText = `position: fixed; inset: auto; top: ${box.y}px; left: ${left}px; width: ${box.width}px; height: ${box.height}px;
      margin: 0; border: 0; padding: 0; overflow: visible; background: red; pointer-events: none; ${css}`;
    const style = document.createElement('style');
    style.textContent = `#attack::backdrop { ${backdrop ?? 'display: none'} }`;
    const holder = document.createElement('div');
    holder.id = 'attack-holder';
    document.body.append(holder);
    const root = within === undefined ? holder : holder.attachShadow({ mode: 'closed' });
    root.append(style);
    const shown = within === 'slot' ? document.createElement('div') : attack;
    if (shown !== attack) {
      shown.style.cssText =
        'inset: auto; margin: 0; border: 0; padding: 0; width: 1px; height: 1px; pointer-events: none; overflow: visible';
      shown.append(document.createElement('slot'));
      holder.append(attack);
    }
    root.append(shown);
    Object.assign(window, { attack });
    if (isBelow) return;
    shown.popover = 'manual';
    shown.showPopover();
  }, picture);
}

/** Runs `act` with the picture, in the page. */
export async function withPicture(page: Page, act: (attack: HTMLElement) => void): Promise<void> {
  const attack = await page.evaluateHandle(
    () => (window as unknown as { readonly attack: HTMLElement }).attack,
  );
  await attack.evaluate(act);
}

/** Removes the picture from the page. */
export async function removePicture(page: Page): Promise<void> {
  await page.evaluate(() => document.getElementById('attack-holder')?.remove());
}
