/**
 * Which names of elements survive PSA's next release. PSA's class families and column IDs have been the same since 2018;
 * obfuscated classes (`GMDB3DUBDDL`) change with every build, and numbers (`pod_hosted_12`) differ between sites.
 */

/** A name that finds an element, as part of a selector, and how likely it is to change: 0 is the least likely. */
export interface StableName {
  readonly selector: string;
  readonly instability: number;
}

const family = /^(?:cw|mm|pod|gwt)[-_][A-Za-z]+(?:[-_][A-Za-z]+)*$/;
const columnId = /^[A-Za-z]+(?:_[A-Za-z]+)*-input$/;
/** Words run together or with dashes: `detailLabel`, `InvoiceHeader`, `page-title`. */
const words = /^(?:[a-z]{2,}(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]+){2,}|[a-z]{3,}(?:[-_][a-z]{2,}){1,3})$/;
/** What an element's class says of its present state. */
const state =
  /active|select|focus|hover|hidden|open|odd|even|first|last|disabled|readonly|dirty|over|visible|clickable/i;
const stableAttributes = ['name', 'data-field', 'data-testid', 'data-qa', 'itemprop', 'data-column'] as const;

/** The names of one element, the most stable first. Its tag is the last resort. */
export function stableNames(element: Element): StableName[] {
  const { id, localName } = element;
  const names: StableName[] = [];
  if (columnId.test(id)) names.push({ selector: `#${id}`, instability: 0 });
  const classes = [...element.classList].filter((name) => !state.test(name));
  const families = classes.filter((name) => family.test(name));
  if (families.length > 1) names.push({ selector: dotted(families), instability: 1 });
  names.push(...families.map((name) => ({ selector: `.${name}`, instability: 1 })));
  for (const name of stableAttributes) {
    const value = element.getAttribute(name);
    if (value !== null && words.test(value)) names.push({ selector: `[${name}="${value}"]`, instability: 2 });
  }
  const others = classes.filter((name) => words.test(name) && !family.test(name));
  if (families.length > 0 && others.length > 0) {
    names.unshift({ selector: dotted([...families, ...others]), instability: 1 });
  }
  names.push(...others.map((name) => ({ selector: `.${name}`, instability: 3 })));
  if (words.test(id)) names.push({ selector: `#${id}`, instability: 3 });
  if (element.getAttribute('role') === 'heading')
    names.push({ selector: '[role="heading"]', instability: 4 });
  const isMeaningful = /^(?:h[1-6]|title|header|legend|caption)$/.test(localName);
  // Pasted documents have others, as in `<o:p>`, which are no selectors.
  if (/^[a-z][a-z\d-]*$/i.test(localName)) {
    names.push({ selector: localName, instability: isMeaningful ? 4 : 6 });
  }
  return names;
}

function dotted(classes: readonly string[]): string {
  return classes.map((name) => `.${name}`).join('');
}
