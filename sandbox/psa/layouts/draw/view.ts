/** The screens of one nesting: their banner, toolbar and root, kept while the records in them change. */
import type { PodContent, ScreenContent } from '../content/content.ts';
import type { Layout } from '../layout.ts';
import { drawBanner } from './banner.ts';
import { make, type Sheet } from './elements.ts';
import { nestFrames } from './frames.ts';
import { Park } from './park.ts';
import { Pod } from './pod.ts';

const toolbarButtons = ['Back', 'New', 'Save', 'SaveAndClose', 'Refresh', 'Invoice', 'Print'];

export class View {
  readonly element: HTMLElement;
  readonly #layout: Layout;
  readonly #outer: Sheet;
  readonly #inner: Sheet;
  readonly #banner: HTMLElement;
  readonly #bannerPark: Park;
  readonly #rootPark: Park;
  #root: HTMLElement;
  #pods: Pod[] = [];

  /** @param host the part of the top document where screens are; the view adds itself */
  constructor(sheet: Sheet, layout: Layout, host: Element, depth: number) {
    this.#layout = layout;
    this.element = make(sheet, 'div', 'cw_Stage');
    host.append(this.element);
    const isBannerInside = layout.nesting.holds === 'screen';
    const outer = nestFrames(sheet, this.element, isBannerInside ? depth : 0);
    this.#outer = outer.sheet;
    this.#banner = make(this.#outer, 'div', 'cw-main-banner');
    const buttons = toolbarButtons.map((name) =>
      make(this.#outer, 'div', `mm_button cw_ToolbarButton_${name}`, name),
    );
    outer.body.append(this.#banner, make(this.#outer, 'div', 'mm_toolbarHolder', ...buttons));
    const inner = nestFrames(this.#outer, outer.body, isBannerInside ? 0 : depth);
    this.#inner = inner.sheet;
    this.#root = this.#newRoot();
    inner.body.append(this.#root);
    this.#bannerPark = new Park(this.#outer, outer.body, layout.pooling);
    this.#rootPark = new Park(this.#inner, inner.body, layout.pooling);
  }

  /** Empties the parts of the screen that was open here before. */
  clear(): void {
    this.clearBanner();
    this.clearPods();
    this.#root.className = this.#newRoot().className;
  }

  clearBanner(): void {
    if (this.#layout.refills) this.#banner.replaceChildren();
    else this.#bannerPark.park([...this.#banner.children]);
  }

  showBanner(content: ScreenContent): void {
    this.clearBanner();
    this.#banner.append(...drawBanner(this.#outer, this.#layout, content));
  }

  /** Names the root after its screen. */
  showRoot({ rootName }: ScreenContent): void {
    this.#root.className = this.#newRoot(rootName ?? '').className;
  }

  clearPods(): void {
    this.#rootPark.park(this.#pods.map(({ element }) => element));
    this.#pods = [];
  }

  /** Takes off the pods that the next screen does not have. */
  startPods(contents: readonly PodContent[]): void {
    const names = contents.map(({ name }) => name);
    const isKept = ({ name }: Pod) => this.#layout.refills && names.includes(name);
    this.#rootPark.park(this.#pods.filter((pod) => !isKept(pod)).map(({ element }) => element));
    this.#pods = this.#pods.filter(isKept);
  }

  /** Fills one pod, at the end unless it is there already. */
  showPod(content: PodContent): void {
    const known = this.#pods.find(({ name }) => name === content.name);
    const pod = known ?? new Pod(this.#inner, content.name, this.#layout.pods.kind !== 'none');
    pod.fill(content);
    if (known !== undefined) return;
    this.#pods = [...this.#pods, pod];
    this.#root.append(pod.element);
  }

  #newRoot(name = ''): HTMLElement {
    return make(this.#inner, 'div', `${name} cw_PsaRootContainer`.trim());
  }
}
