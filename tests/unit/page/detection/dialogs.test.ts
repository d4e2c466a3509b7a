// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://na.myconnectwise.net/v2025_1/ConnectWise.aspx", "settings": { "enableIframePageLoading": true } }
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coversDialog } from '#lib/page/detection/dialogs.ts';
import { defaultProfile } from '#lib/psa/profile.ts';
import { addFrame } from './support/page.ts';

/** Where the panel would be. */
const panel = new DOMRect(900, 100, 300, 400) as unknown as DOMRect;

/** Gives an element its box in CSS px: happy-dom has no layout. */
function lay(element: Element, x: number, y: number, width: number, height: number): void {
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(x, y, width, height) as never);
}

function addDialog(parent: Element = document.body, className = 'cw-gxt-wnd GMDB3DUBPDJ'): HTMLElement {
  const dialog = parent.ownerDocument.createElement('div');
  dialog.className = className;
  parent.append(dialog);
  return dialog;
}

const covers = () => coversDialog(document, defaultProfile, panel);

afterEach(() => document.body.replaceChildren());

describe('a panel', () => {
  it('covers nothing where no dialog is open', () => {
    expect(covers()).toBe(false);
  });

  it.each([
    { name: 'in the middle of it', box: [950, 200, 50, 50], isCovered: true },
    { name: 'around it', box: [100, 50, 1100, 600], isCovered: true },
    { name: 'that reaches one px into it', box: [601, 200, 300, 100], isCovered: true },
    { name: 'that only touches it', box: [600, 200, 300, 100], isCovered: false },
    { name: 'below it', box: [900, 500, 300, 100], isCovered: false },
    { name: 'that has not been laid out', box: [950, 200, 0, 0], isCovered: false },
  ] as const)('and a dialog $name: covered $isCovered', ({ box: [x, y, width, height], isCovered }) => {
    lay(addDialog(), x, y, width, height);
    expect(covers()).toBe(isCovered);
  });

  it('covers no dialog that is pooled, and not the mask of one', () => {
    const pooled = addDialog();
    pooled.style.display = 'none';
    lay(pooled, 900, 100, 300, 300);
    lay(addDialog(document.body, 'cw-gxt-mask'), 0, 0, 1280, 800);
    expect(covers()).toBe(false);
  });

  it('is compared with a dialog in a frame where the frame is', () => {
    const { frame, body } = addFrame();
    lay(frame, 700, 100, 500, 600);
    lay(addDialog(body), 150, 0, 40, 40);
    expect(covers()).toBe(false);
    body.replaceChildren();
    lay(addDialog(body), 250, 0, 40, 40);
    expect(covers()).toBe(true);
  });

  it('is compared with what the profile calls a dialog', () => {
    lay(addDialog(document.body, 'window'), 900, 100, 300, 300);
    expect(covers()).toBe(false);
    expect(coversDialog(document, { ...defaultProfile, dialogs: ['.x', '.window'] }, panel)).toBe(true);
  });
});
