/** Banner, toolbar and root of the open screen; kept while screens of the same kind follow each other. */
import { settings } from './page.ts';
import type { ScreenBody, ScreenContent, TabSpec } from './screen.ts';
import { toolbarButton } from './widgets/button.ts';
import { element, label, onActivate, setShown } from './widgets/dom.ts';
import type { PodPool } from './widgets/pod-pool.ts';

export class Stage {
  readonly element: HTMLElement;
  readonly #pool: PodPool;
  readonly #breadcrumb = element('div', { class: 'cw_NavigationTrail' });
  readonly #bannerLabel = label('', 'detailLabel cw_CwLabel');
  readonly #toolbar = element('div', { class: 'mm_toolbarHolder' });
  readonly #tabs = element('div', { class: 'cw_TabPanel', role: 'tablist' });
  readonly #holder = element('div', { class: 'cw_ScreenHolder' });
  #root = element('div');
  #token = '';
  #pods: HTMLElement[] = [];

  constructor(pool: PodPool) {
    this.#pool = pool;
    const bannerView = element('div', { class: 'cw_BannerView' }, this.#breadcrumb, this.#bannerLabel);
    this.element = element(
      'div',
      { class: 'cw_Stage' },
      element('div', { class: 'cw-main-banner' }, bannerView),
      this.#toolbar,
      this.#tabs,
      this.#holder,
    );
  }

  /** Shows a screen; refills the previous one if it is of the same kind. */
  show(content: ScreenContent): void {
    this.#breadcrumb.replaceChildren(
      ...content.breadcrumb.map((text) => label(text, 'navigationEntry cw_CwLabel')),
    );
    this.#bannerLabel.replaceChildren(settings.translated ? translated(content.banner) : content.banner);
    this.#toolbar.replaceChildren(...content.toolbar.map(toolbarButton));
    this.#tabs.replaceChildren(...(content.tabs ?? []).map(tab));
    setShown(this.#tabs, content.tabs !== undefined);
    if (content.token !== this.#token) this.#replaceRoot(content);
    this.#fillRoot(content.body);
  }

  /** Removes the screen and returns its pods to the pool. */
  clear(): void {
    this.#pool.park(this.#pods);
    this.#pods = [];
    this.#token = '';
    this.#root.remove();
  }

  #replaceRoot({ token, showsToken = true }: ScreenContent): void {
    this.clear();
    this.#token = token;
    this.#root = element('div', { class: `${showsToken ? `${token} ` : ''}cw_PsaRootContainer` });
    this.#holder.append(this.#root);
  }

  #fillRoot(body: ScreenBody): void {
    if (body.kind === 'content') {
      this.#root.replaceChildren(body.content);
      return;
    }
    const moved = settings.layout === 'moved-pods';
    const arrange = <Part>(parts: readonly Part[]) => (moved ? parts.toReversed() : [...parts]);
    const wide = arrange(body.wide).map((spec) => this.#pool.fill(spec));
    const columns = arrange(body.columns).map((specs) => arrange(specs).map((spec) => this.#pool.fill(spec)));
    const pods = [...columns.flat(), ...wide];
    const unchanged =
      pods.length === this.#pods.length && pods.every((pod, index) => pod === this.#pods[index]);
    if (unchanged) return;
    this.#pool.park(this.#pods.filter((pod) => !pods.includes(pod)));
    this.#pods = pods;
    const width = String(Math.max(columns.length, 1));
    const columnsRow = element(
      'tr',
      {},
      ...columns.map((column) => element('td', { class: 'cw_PodColumnCell' }, podTable(column))),
    );
    const wideRow = element(
      'tr',
      {},
      element('td', { class: 'cw_PodColumnCell', colspan: width }, podTable(wide)),
    );
    const rows = arrange([columnsRow, wideRow]);
    this.#root.replaceChildren(element('table', { class: 'cw_PodLayout' }, element('tbody', {}, ...rows)));
  }
}

/** A text as Chromium's translation leaves it. */
function translated(text: string): HTMLElement {
  const wrap = (content: Node | string) => {
    const font = document.createElement('font');
    font.style.verticalAlign = 'inherit';
    font.append(content);
    return font;
  };
  return wrap(wrap(text));
}

/** Pods below each other, each in its own row and cell. */
function podTable(pods: readonly HTMLElement[]): HTMLElement {
  const rows = pods.map((pod) => element('tr', {}, element('td', { class: 'cw_PodCell' }, pod)));
  return element('table', { class: 'cw_PodColumn' }, element('tbody', {}, ...rows));
}

function tab({ label: text, active, onClick }: TabSpec): HTMLElement {
  const made = element('div', {
    class: `cw_Tab${active ? ' cw_TabActive' : ''}`,
    role: 'tab',
    'aria-selected': String(active),
  });
  made.append(text);
  onActivate(made, onClick);
  return made;
}
