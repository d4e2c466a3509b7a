/**
 * The page's own elements in the browser's top layer, the only place above the panel. Reads the document and every
 * shadow tree that an extension can look into; the cost grows with the number of elements.
 */

/** The shadow root of an element, open or closed; null if there is none. */
export type ShadowRootOf = (element: HTMLElement) => ShadowRoot | null;

export interface TopLayer {
  /** Popovers, modal dialogs, full-screen elements and open selects, except the panel. */
  readonly elements: readonly Element[];
  /**
   * Whether the screen may be newer than what the page's main thread knows: an animation runs in the top layer, an
   * element is leaving it, or a view transition draws above everything.
   */
  readonly isAnimated: boolean;
}

/** In `:is()` a browser ignores selectors that it does not know. */
const above = ':is(:popover-open,:modal,:fullscreen,select:open)';

/** @param own the panel's element, which is left out */
export function readTopLayer(own: Element, shadowRootOf: ShadowRootOf): TopLayer {
  const { ownerDocument: document } = own;
  const elements: Element[] = [];
  /** Those elements, and the hosts of their shadow trees, because slotted elements are drawn there too. */
  const ancestors = new Set<Node>();
  const running: Animation[] = [];

  function read(tree: Document | ShadowRoot) {
    for (const element of tree.querySelectorAll(above)) {
      if (element.contains(own)) continue;
      elements.push(element);
      for (let ancestor: Node | undefined = element; ancestor; ancestor = hostOf(ancestor.getRootNode())) {
        ancestors.add(ancestor);
      }
    }
    running.push(...tree.getAnimations().filter(({ playState }) => playState === 'running'));
    for (const element of tree.querySelectorAll<HTMLElement>('*')) {
      const root = element === own ? null : shadowRootOf(element);
      if (root) read(root);
    }
  }

  function isAnimatedIn({ effect }: Animation): boolean {
    let node: Node | null | undefined = (effect as KeyframeEffect | null)?.target;
    while (node && !ancestors.has(node)) node = node.parentNode ?? hostOf(node);
    return node !== null && node !== undefined;
  }

  read(document);
  const isAnimated =
    [own, document.documentElement].some((element) => element.matches(':active-view-transition')) ||
    // An element that leaves the top layer slowly is still above the panel, although no selector matches it.
    running.some(
      (animation) => 'transitionProperty' in animation && animation.transitionProperty === 'overlay',
    ) ||
    running.some(isAnimatedIn);
  return { elements, isAnimated };
}

function hostOf(node: Node): Element | undefined {
  return node instanceof ShadowRoot ? node.host : undefined;
}
