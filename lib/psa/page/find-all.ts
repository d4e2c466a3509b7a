/**
 * The elements of several documents that match any of several selectors, each once. The selectors are tried one by
 * one, which is what keeps a search without results cheap (see `profile.ts`).
 */
export function findAll(documents: readonly Document[], selectors: readonly string[]): Element[] {
  const found = new Set<Element>();
  for (const document of documents) {
    for (const selector of selectors) {
      for (const element of document.querySelectorAll(selector)) found.add(element);
    }
  }
  return [...found];
}
