/** The part of a document that shows a layout's screens: one view per nesting, the loading image, and a dialog. */
import type { ScreenContent } from '../content/content.ts';
import type { Layout } from '../layout.ts';
import { buildPrefix, make, type Sheet } from './elements.ts';
import { hide, show } from './park.ts';
import { View } from './view.ts';

const stages = new WeakMap<Document, Stage>();
let loads = 0;

export class Stage {
  readonly seed: number;
  readonly #layout: Layout;
  readonly #sheet: Sheet;
  readonly #element: HTMLElement;
  readonly #screens: HTMLElement;
  readonly #loading: HTMLElement;
  readonly #views = new Map<number, View>();
  #open: View | null = null;
  #dialog: Element[] = [];

  constructor(document: Document, layout: Layout) {
    loads += 1;
    this.seed = layout.seed;
    this.#layout = layout;
    this.#sheet = { document, build: buildPrefix(layout.seed, loads) };
    this.#screens = make(this.#sheet, 'div', 'cw-WorkspaceView');
    this.#loading = make(this.#sheet, 'div', 'cw-loading-image');
    this.#loading.style.display = 'none';
    this.#element = make(this.#sheet, 'div', '', this.#screens, this.#loading);
    this.#element.id = 'cwContent';
    document.body.append(this.#element);
  }

  get isDrawn(): boolean {
    return this.#element.isConnected;
  }

  remove(): void {
    this.#element.remove();
    this.closeDialog();
  }

  setLoading(isLoading: boolean): void {
    this.#loading.style.display = isLoading ? '' : 'none';
  }

  /** Brings the view of a nesting onto the screen. A view that was hidden comes back empty. */
  open(depth: number): View {
    const known = this.#views.get(depth);
    if (known !== undefined && known === this.#open) return known;
    if (this.#open !== null) hide(this.#open.element, this.#layout.pooling);
    const view = known ?? new View(this.#sheet, this.#layout, this.#screens, depth);
    if (known !== undefined) {
      view.clear();
      show(view.element);
    }
    this.#views.set(depth, view);
    this.#open = view;
    return view;
  }

  openDialog({ title, text }: NonNullable<ScreenContent['dialog']>): void {
    const window = make(
      this.#sheet,
      'div',
      'cw-gxt-wnd',
      make(this.#sheet, 'div', 'cw-gxt-wnd-header', make(this.#sheet, 'div', 'mm_label', title)),
      make(this.#sheet, 'div', 'cw-gxt-wnd-body gwt-Label mm_label', text),
    );
    window.setAttribute('role', 'dialog');
    this.#dialog = [make(this.#sheet, 'div', 'cw-gxt-mask'), window];
    this.#sheet.document.body.append(...this.#dialog);
  }

  closeDialog(): void {
    for (const part of this.#dialog) part.remove();
    this.#dialog = [];
  }
}

/** The document's stage; a new one for a document that shows nothing yet, or another layout. */
export function stageOf(document: Document, layout: Layout): Stage {
  const known = stages.get(document);
  if (known?.isDrawn && known.seed === layout.seed) return known;
  known?.remove();
  const stage = new Stage(document, layout);
  stages.set(document, stage);
  return stage;
}
