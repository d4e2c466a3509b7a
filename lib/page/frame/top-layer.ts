/**
 * What the page itself has in the browser's top layer, where alone something can lie above the panel. Reads the document and
 * every shadow tree that an extension can look into, which costs about as much as the page has elements.
 */

/** The shadow root of an element, closed ones as well; null where there is none. */
export type ShadowRootOf = (element: HTMLElement) => ShadowRoot | null;

export interface TopLayer {
  /** Popovers, modal dialogs and elements on the full screen, but for the panel. */
  readonly elements: readonly Element[];
  /**
   * Whether what is drawn there may be newer than what the page's main thread knows: an animation runs in it, something is
   * on its way out of the top layer, or a view transition draws above everything.
   */
  readonly isAnimated: boolean;
}

/** In `:is()` a browser passes over what it does not know. */
const above = ':is(:popover-open,:modal,:fullscreen,select:open)';

/** @param own the panel's element */
export function readTopLayer(own: Element, shadowRootOf: ShadowRootOf): TopLayer {
  const { ownerDocument: document } = own;
  const elements: Element[] = [];
  /** Those elements, and the hosts of the trees that they are in: what is slotted into them is there. */
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
    // An element that leaves the top layer slowly is above the panel although nothing says so any more.
    running.some(
      (animation) => 'transitionProperty' in animation && animation.transitionProperty === 'overlay',
    ) ||
    running.some(isAnimatedIn);
  return { elements, isAnimated };
}

function hostOf(node: Node): Element | undefined {
  return node instanceof ShadowRoot ? node.host : undefined;
}
