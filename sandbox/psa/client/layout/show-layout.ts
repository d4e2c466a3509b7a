/** The client of a made-up layout: its screens with the sandbox's invoices, and a menu that opens them. */
import * as v from 'valibot';
import { drawSteps } from '../../layouts/draw.ts';
import { type Layout, layoutOf } from '../../layouts/layout.ts';
import { otherKinds } from '../../layouts/names.ts';
import { addressOf, kindOf, type LayoutScreen, movesAddress } from '../../layouts/screens.ts';
import { sandboxParameters } from '../../options.ts';
import { invoices, settings } from '../page.ts';
import { onListLinks } from './list-links.ts';
import { layoutMenu } from './menu.ts';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const stateSchema = v.object({
  screen: v.variant('kind', [
    v.object({ kind: v.literal('invoice'), index }),
    v.object({ kind: v.literal('list') }),
    v.object({ kind: v.literal('other'), index }),
  ]),
});

const list: LayoutScreen = { kind: 'list' };

/** Takes over the document: the screen that the address names, or the list. */
export function showLayout(seed: number): void {
  const layout = layoutOf(
    seed,
    invoices.map(({ number, recordId, company }) => ({
      number,
      recordId: String(recordId),
      company: { name: company.name, recordId: String(company.recordId) },
    })),
  );
  const screens = screensOf(layout);
  let open = list;
  let drawing: number | undefined;

  /** Draws a screen, one step after the other; `done` runs after the last. */
  const draw = (screen: LayoutScreen, done: () => void) => {
    open = screen;
    clearTimeout(drawing);
    const steps = drawSteps(document, layout, screen);
    const run = (at: number) => {
      steps[at]?.();
      if (at + 1 < steps.length) {
        drawing = window.setTimeout(() => run(at + 1), settings.loadMs);
        return;
      }
      if (screen.kind === 'list') onListLinks(document, (row) => go({ kind: 'invoice', index: row }));
      done();
    };
    run(0);
  };
  const go = (screen: LayoutScreen) => {
    const navigate = () => history.pushState({ screen }, '', hrefOf(layout, screen));
    if (!movesAddress(layout, open, screen)) return draw(screen, () => undefined);
    if (layout.arrival.addressFirst) navigate();
    draw(screen, layout.arrival.addressFirst ? () => undefined : navigate);
  };
  const others = screens.filter(({ kind }) => kind === 'other');
  const after = (all: readonly LayoutScreen[]) => {
    const at = all.findIndex((screen) => JSON.stringify(screen) === JSON.stringify(open));
    const next = all[(at + 1) % all.length];
    if (next !== undefined) go(next);
  };
  const ticketList = others.find((screen) => kindOf(layout, screen) === 'ticketList');

  document.body.replaceChildren(
    layoutMenu(`Layout ${seed}`, {
      Back: () => history.back(),
      Invoices: () => go(list),
      Tickets: () => go(ticketList ?? list),
      'Next invoice': () => after(screens.filter(({ kind }) => kind === 'invoice')),
      'Next other screen': () => after(others),
    }),
  );
  addEventListener('popstate', (event) => draw(screenOf(layout, screens, event.state), () => undefined));
  const first = screenOf(layout, screens, history.state);
  history.replaceState({ screen: first }, '', hrefOf(layout, first));
  draw(first, () => undefined);
}

/** Every invoice, the list, and one of each other screen. */
function screensOf(layout: Layout): LayoutScreen[] {
  return [
    list,
    ...(layout.invoices ?? []).map((_, at): LayoutScreen => ({ kind: 'invoice', index: at })),
    ...otherKinds.map((_, at): LayoutScreen => ({ kind: 'other', index: at })),
  ];
}

/** The screen of the page's history entry, else of its address. */
function screenOf(layout: Layout, screens: readonly LayoutScreen[], historyState: unknown): LayoutScreen {
  const state = v.safeParse(stateSchema, historyState);
  if (state.success) return state.output.screen;
  return screens.find((screen) => hrefOf(layout, screen) === location.href) ?? list;
}

/** The address of a screen, with the sandbox's switches of the current one. */
function hrefOf(layout: Layout, screen: LayoutScreen): string {
  const url = new URL(addressOf(layout, screen), location.href);
  for (const [name, value] of sandboxParameters(new URLSearchParams(location.search))) {
    url.searchParams.append(name, value);
  }
  return url.href;
}
