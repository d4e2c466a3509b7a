/** The POD in a document: connects the worker, the controller and the views. */
import { render } from 'preact';
import { Pod } from '../../components/panel/Pod.tsx';
import type { FollowPointer } from '../../components/panel/use-drag.ts';
import { answerReports } from '../../lib/panel/answer-reports.ts';
import { describePanel } from '../../lib/panel/describe-panel.ts';
import type { Dock } from '../../lib/panel/dock.ts';
import { createClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { AskPage } from '../../lib/panel/guard/echo.ts';
import type { HostedNotice } from '../../lib/panel/hosted-notice.ts';
import { createKeptDrafts } from '../../lib/panel/kept-drafts.ts';
import type { Notifications } from '../../lib/panel/notifications.ts';
import { createPanelController } from '../../lib/panel/panel-controller.ts';
import type { PanelState, PanelStateOptions } from '../../lib/panel/panel-state.ts';
import { followPolicy } from '../../lib/policy/follow-policy.ts';
import type { StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import type { Docking } from '../../lib/protocol/frame-messages.ts';
import type { PodView } from '../../lib/protocol/views.ts';
import { readWindow } from '../../lib/protocol/window-facts.ts';
import { reportDefect } from '../../lib/report-defect.ts';
import { createChosenLanguage } from './chosen-language.ts';
import { podDockOf } from './pod-dock-of.ts';
import { setLanguage } from './set-language.ts';

/**
 * How long to wait for the first answer before showing that it is loading, in ms. The page shows its own skeleton
 * meanwhile, and drawing the panel twice would delay the answer by a frame.
 */
const patienceMs = 100;

export interface ShowPodOptions extends Pick<PanelStateOptions, 'ask' | 'askReport' | 'mountId' | 'signal'> {
  /** Where the POD is, for the diagnostics report, if there is no page around it. */
  readonly place?: 'side_panel' | 'window';
  /** Has the content script check the panel's surroundings; absent if there is no page around. */
  readonly askPage?: AskPage;
  /** Drafts from the panel, to continue with. */
  readonly drafts?: StoredDrafts | undefined;
  /** The panel's place on a page, not started yet; absent if there is no page around. */
  readonly dock?: Dock;
  /** Follows the pointer outside the frame; absent if there is no page around. */
  readonly followPointer?: FollowPointer;
  /** Called with the POD's root element, whose height is the POD's, and the place; null while the POD is not shown. */
  onRoot?(root: Element | null, docking: Docking): void;
  /** Leaves the side panel; absent elsewhere. */
  readonly onOntoPage?: (() => void) | undefined;
  /** The language until the worker says which (BCP 47); null for the browser's own. */
  readonly locale?: string | null;
  readonly notifications: Notifications;
  readonly hostedNotice?: HostedNotice;
}

export interface ShownPod {
  /** Refreshes the view, because something outside may have changed. */
  refresh(): void;
  /** Draws it again, because its place has changed. */
  redraw(): void;
  /** Opens the panel and focuses it. Does not save that as the person's choice. */
  comeForward(): void;
}

/** Draws the POD into this document. Resolves when it is set up; the invoice may still be loading. */
export async function showPod(options: ShowPodOptions): Promise<ShownPod> {
  const {
    ask,
    askReport,
    place: placeAlone = 'window',
    mountId,
    askPage,
    drafts,
    dock,
    followPointer = () => () => {},
    onRoot,
    onOntoPage,
    notifications,
    locale = null,
    signal,
  } = options;
  // A window ends with what it was opened for.
  const keptDrafts =
    dock !== undefined || placeAlone === 'side_panel' ? createKeptDrafts(startOver, signal) : undefined;
  const isVisible = () => document.visibilityState === 'visible';
  /** The side panel shows the same: only a hidden tab, which no side panel shows, follows what is under way. */
  const isPaused = () => dock?.docking?.place === 'side_panel' && isVisible();
  const controller = createPanelController({
    ask,
    ...(askReport !== undefined && { askReport }),
    mountId,
    onChange() {
      notifications.see(controller.state);
      dock?.see(controller.state.view);
      draw();
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    isPaused,
    signal,
  });
  const guard = createClickGuard({
    window,
    Observer: IntersectionObserver,
    askPage,
    signal,
  });
  // Content that appears above a button can push it under a pointer that is aimed at another one.
  const layout = new ResizeObserver(guard.lookAgain);
  layout.observe(document.body);
  signal.addEventListener('abort', () => layout.disconnect(), { once: true });
  let isSetUp = false;
  let isDrawn = false;
  let wasPaused = false;
  /** The view from before a pause, until there is a newer one. */
  let outdated: PodView | null = null;
  /** Counts the drafts that came from elsewhere: with each, the forms start over. */
  let draftsVersion = 0;
  let calls = 0;

  function startOver() {
    draftsVersion += 1;
    draw();
  }

  function refresh() {
    if (!isPaused()) void controller.refresh();
  }

  function comeForward() {
    dock?.comeForward();
    calls += 1;
    draw();
  }

  function dismissEndings() {
    notifications.dismiss();
    draw();
  }

  const language = createChosenLanguage(draw);

  /**
   * The state, without a view that is out of date or whose drafts are not read yet: what is on screen must not belong to
   * another invoice than what a button would send. Null if it is better to wait than to say so.
   */
  function stateToDraw(): PanelState | null {
    const { state } = controller;
    const { view, failure } = state;
    if (keptDrafts !== undefined && view?.kind === 'ready' && !keptDrafts.isRead(view.invoice.id)) {
      void keptDrafts.read(view.invoice.id).then(draw);
      return isDrawn ? { ...state, view: null } : null;
    }
    return view === outdated && failure === null ? { ...state, view: null } : state;
  }

  function draw() {
    if (!isSetUp || signal.aborted) return;
    const docking = dock?.docking ?? null;
    if (docking?.place === 'side_panel') {
      // The side panel may change them.
      keptDrafts?.leave();
      isDrawn = false;
      render(null, document.body);
      onRoot?.(null, docking);
      return;
    }
    language.see(controller.state.presentation);
    const state = stateToDraw();
    if (language.isLoading || state === null) return;
    isDrawn = true;
    render(
      <Pod
        key={draftsVersion}
        state={state}
        panel={controller}
        dock={dock && docking ? podDockOf(dock, docking, followPointer) : undefined}
        onOntoPage={onOntoPage}
        guard={guard}
        initialDrafts={drafts}
        keptDrafts={keptDrafts}
        notifications={{ endings: notifications.endings, onDismiss: dismissEndings }}
        hostedNotice={options.hostedNotice}
        calls={calls}
        rootRef={(root) => {
          if (docking !== null) onRoot?.(root, docking);
        }}
      />,
      document.body,
    );
  }

  /** What the POD shows, in names; null if the side panel shows it instead. */
  function facts() {
    const { place = placeAlone, side } = dock?.docking ?? {};
    if (dock !== undefined && place === 'side_panel') return null;
    const form = document.querySelector<HTMLElement>('[data-form]')?.dataset['form'];
    const { state } = controller;
    const { endings } = notifications;
    return describePanel({ state, endings, form, place, side, window: readWindow(window) });
  }
  answerReports(mountId, facts, signal);

  function drawSoon() {
    const timer = setTimeout(draw, patienceMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** What was not followed meanwhile is read now. */
  function catchUp() {
    const isOver = wasPaused && !isPaused();
    wasPaused = isPaused();
    if (!isOver) return;
    outdated = controller.state.view;
    refresh();
  }

  notifications.follow(() => {
    dock?.seeUnread();
    draw();
  });
  const unfollow = followPolicy(refresh);
  signal.addEventListener('abort', unfollow, { once: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      notifications.visibilityChanged();
      catchUp();
      if (!isVisible()) return;
      draw();
      refresh();
    },
    { signal },
  );
  await Promise.all([
    Promise.resolve(dock?.start()).then(() => {
      wasPaused = isPaused();
      // Before the language is there: the worker has the most to do.
      refresh();
    }),
    setLanguage(locale).catch(reportDefect),
  ]);
  isSetUp = true;
  const place = dock?.docking?.place ?? 'panel';
  if (place !== 'panel' || controller.state.view !== null) draw();
  else drawSoon();
  return {
    refresh,
    comeForward,
    redraw() {
      catchUp();
      draw();
    },
  };
}
