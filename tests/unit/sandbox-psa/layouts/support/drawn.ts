/** Reads a document in which a layout is drawn, with its same-origin frames. */
import { drawSteps } from '#sandbox/psa/layouts/draw.ts';
import type { Layout } from '#sandbox/psa/layouts/layout.ts';
import type { LayoutScreen } from '#sandbox/psa/layouts/screens.ts';

/** Draws a screen completely. Hosted pods are left out: happy-dom would load them. */
export function draw(layout: Layout, screen: LayoutScreen): void {
  for (const step of drawSteps(document, { ...layout, hosted: 'none' }, screen)) step();
}

/** Every element below `root`, frames' contents included. */
export function allElements(root: ParentNode = document.body): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const inner = element instanceof HTMLIFrameElement ? element.contentDocument?.body : undefined;
    return inner ? [element, ...allElements(inner)] : [element];
  });
}

/** Drawn screens hide nothing by style sheets. */
function isHidden(element: Element): boolean {
  const { style, hidden } = element as HTMLElement;
  return hidden === true || style.display === 'none' || style.visibility === 'hidden';
}

/** The texts and values of what is visible, one for each element that has its own. */
export function visibleTexts(root: Element = document.body): { element: Element; text: string }[] {
  return [...root.children]
    .filter((element) => !isHidden(element))
    .flatMap((element) => {
      const own = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map(({ textContent }) => textContent)
        .join('');
      const value = element.tagName === 'INPUT' ? (element as HTMLInputElement).value : own;
      const inner =
        element.tagName === 'IFRAME' ? (element as HTMLIFrameElement).contentDocument?.body : undefined;
      return [
        ...(value === '' ? [] : [{ element, text: value }]),
        ...visibleTexts(element),
        ...(inner ? visibleTexts(inner) : []),
      ];
    });
}
