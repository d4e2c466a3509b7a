/** Keeps elements of earlier screens in the document, hidden, with their text. */
import type { Pooling } from '../layout.ts';
import { make, type Sheet } from './elements.ts';

/** How many elements stay; PSA drops the oldest at some point, too. */
const capacity = 6;

/** The hidden elements of one document. */
export class Park {
  readonly #sheet: Sheet;
  readonly #host: Element;
  readonly #pooling: Pooling;
  #holder: Element | null = null;

  constructor(sheet: Sheet, host: Element, pooling: Pooling) {
    this.#sheet = sheet;
    this.#host = host;
    this.#pooling = pooling;
  }

  /** Takes elements off the screen. */
  park(elements: readonly Element[]): void {
    if (elements.length === 0) return;
    this.#holder ??= this.#createHolder();
    this.#holder.append(...elements);
    while (this.#holder.childElementCount > capacity) this.#holder.firstElementChild?.remove();
  }

  #createHolder(): Element {
    if (this.#pooling !== 'frame') {
      const pool = make(this.#sheet, 'div', 'cw_PodPool');
      hide(pool, this.#pooling);
      this.#host.append(pool);
      return pool;
    }
    const frame = make(this.#sheet, 'iframe', 'cw_PoolFrame') as HTMLIFrameElement;
    hide(frame, 'frame');
    this.#host.append(frame);
    if (frame.contentDocument === null) throw new Error('An empty frame has no document');
    return frame.contentDocument.body;
  }
}

/** Hides an element as the layout's client does. */
export function hide(element: HTMLElement, pooling: Pooling): void {
  if (pooling === 'attribute') element.hidden = true;
  else if (pooling === 'visibility') {
    // Out of the flow, because it keeps its size.
    element.style.position = 'absolute';
    element.style.visibility = 'hidden';
  } else element.style.display = 'none';
}

/** Shows it again. */
export function show(element: HTMLElement): void {
  element.hidden = false;
  element.style.visibility = '';
  element.style.position = '';
  element.style.display = '';
}
