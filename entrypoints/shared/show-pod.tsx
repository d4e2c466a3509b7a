/** The POD in a document, in the panel or the review window: connects the worker, the controller and the views. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { Pod } from '../../components/panel/Pod.tsx';
import { askWorker } from '../../lib/panel/ask-worker.ts';
import { createClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { AskPage } from '../../lib/panel/guard/echo.ts';
import { createNotifications } from '../../lib/panel/notifications.ts';
import { createPanelController } from '../../lib/panel/panel-controller.ts';
import { followPolicy } from '../../lib/policy/follow-policy.ts';
import type { Badge } from '../../lib/protocol/badge-message.ts';
import type { StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import type { Docking, Side } from '../../lib/protocol/frame-messages.ts';
import { panelSettings } from '../../lib/protocol/panel-settings.ts';
import { reportDefect } from '../../lib/report-defect.ts';
import { setLanguage } from './set-language.ts';

/**
 * How long to wait for the first answer before showing that it is loading, in ms. The page shows its own skeleton
 * meanwhile, and drawing the panel twice would delay the answer by a frame.
 */
const patienceMs = 100;

export interface ShowPodOptions {
  /** Has the content script check the panel's surroundings; absent if there is no page around. */
  readonly askPage?: AskPage;
  /** The ID of the mount whose invoice is shown. */
  readonly mountId: string;
  /** Drafts from the panel, to continue with. */
  readonly drafts?: StoredDrafts | undefined;
  /**
   * Called with the POD's root element, whose height is the POD's, and the docking. Without it there is no page to make
   * room on, and the POD cannot be collapsed.
   */
  onRoot?(root: Element | null, docking: Docking): void;
  /** Whether the page's window is narrow: the panel starts collapsed, whatever the person chose in wider windows. */
  readonly isNarrow?: boolean;
  /** Shows a badge on the toolbar; absent in the review window. */
  onBadge?(badge: Badge): void;
  /** Ends everything when the page is gone. */
  readonly signal: AbortSignal;
}

export interface ShownPod {
  /** Refreshes the view, because something outside may have changed. */
  refresh(): void;
  /** Opens the panel and focuses it. Does not save that as the person's choice. */
  comeForward(): void;
}

/** Draws the POD into this document. Resolves when it is set up; the invoice may still be loading. */
export async function showPod(options: ShowPodOptions): Promise<ShownPod> {
  const { mountId, askPage, drafts, onRoot, isNarrow = false, onBadge, signal } = options;
  const controller = createPanelController({
    ask: askWorker,
    mountId,
    onChange() {
      notifications.see(controller.state);
      draw();
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    signal,
  });
  const notifications = createNotifications({
    isHidden: () => document.visibilityState === 'hidden',
    badge: (badge) => onBadge?.(badge),
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
  const refresh = () => void controller.refresh();
  // Starts first, to run while the rest is set up.
  refresh();
  const settings = panelSettings(browser.storage.local);
  let docking: Docking | null = null;

  let calls = 0;

  function dock(change: Partial<Docking>) {
    if (docking !== null) docking = { ...docking, ...change };
  }

  function comeForward() {
    dock({ collapsed: false });
    calls += 1;
    draw();
  }

  function dismissEndings() {
    notifications.dismiss();
    draw();
  }

  function collapse(collapsed: boolean) {
    dock({ collapsed });
    // A choice in a narrow window does not apply to wider ones.
    if (!isNarrow) void settings.write({ collapsed });
    draw();
  }

  function move(side: Side) {
    dock({ side });
    void settings.write({ side });
    draw();
  }

  /** Set once, before any text of an invoice is shown: a half-typed amount must not change its meaning. */
  let language: 'browser' | 'loading' | 'chosen' = 'browser';

  async function setChosenLanguage(chosen: string | null) {
    language = 'loading';
    // If a language cannot be loaded, the invoice is still shown.
    await setLanguage(chosen).catch(reportDefect);
    language = 'chosen';
    draw();
  }

  function draw() {
    const stand = docking;
    if (stand === null) return;
    const { presentation } = controller.state;
    if (language === 'browser' && presentation !== undefined) void setChosenLanguage(presentation.locale);
    if (language === 'loading') return;
    render(
      <Pod
        state={controller.state}
        panel={controller}
        collapsed={stand.collapsed}
        side={stand.side}
        guard={guard}
        initialDrafts={drafts}
        notifications={{ endings: notifications.endings, onDismiss: dismissEndings }}
        calls={calls}
        rootRef={(root) => onRoot?.(root, stand)}
        onCollapse={onRoot && collapse}
        onSide={onRoot && move}
      />,
      document.body,
    );
  }

  function drawSoon() {
    const timer = setTimeout(draw, patienceMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  const unfollow = followPolicy(refresh);
  signal.addEventListener('abort', unfollow, { once: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      notifications.visibilityChanged();
      if (document.visibilityState === 'hidden') return;
      draw();
      refresh();
    },
    { signal },
  );
  const [kept] = await Promise.all([settings.read(), setLanguage(null).catch(reportDefect)]);
  docking = { ...kept, collapsed: kept.collapsed || isNarrow };
  if (docking.collapsed || controller.state.view !== null) draw();
  else drawSoon();
  return { refresh, comeForward };
}
