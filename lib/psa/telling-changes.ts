import type { PsaProfile } from './profile.ts';

/**
 * Finds out whether changes of a page's structure can be about a record: something that names one has come or gone, or
 * something that a panel has to make room for, or a frame that may hold such things. Of PSA's thousands of changes a second
 * nearly all are not, and this is what they cost.
 *
 * @returns a function of what an observer of `childList` reports, and the elements that named the record at the last look
 */
export function tellingChanges({ banner, root, dialogs, toolbars }: PsaProfile) {
  const telling = [...banner.selectors, ...root.selectors, ...dialogs, ...toolbars, 'iframe'].join();

  const isTelling = (node: Node): boolean => {
    // Of another frame's document, which has an `Element` of its own.
    if (node.nodeType !== Node.ELEMENT_NODE) return false;
    const element = node as Element;
    return element.matches(telling) || element.querySelector(telling) !== null;
  };

  return (changes: readonly MutationRecord[], known: readonly Element[]): boolean =>
    known.some(({ isConnected }) => !isConnected) ||
    changes.some(({ addedNodes }) => {
      for (const node of addedNodes) if (isTelling(node)) return true;
      return false;
    });
}
