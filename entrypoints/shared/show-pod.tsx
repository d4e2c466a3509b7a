/** The POD in a document, on the page or in a window: wires the worker, the controller and the views together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { Pod } from '../../components/panel/Pod.tsx';
import { createAskWorker } from '../../lib/panel/ask-worker.ts';
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
 * How long the first answer is waited for before it is said that it is loading, in ms. The page shows a skeleton of its own
 * meanwhile, and drawing the panel twice would hold the answer up by a frame.
 */
const patienceMs = 100;

export interface ShowPodOptions {
  /** Has the content script look at the panel's surroundings; absent where there is no page around. */
  readonly askPage?: AskPage;
  /** The mount of the content script whose invoice is shown. */
  readonly mountId: string;
  /** What was typed elsewhere, to go on with. */
  readonly drafts?: StoredDrafts | undefined;
  /**
   * Called with the element whose height is the POD's, whenever that is another one. Without it there is no page to
   * make room on, and the POD cannot be collapsed.
   */
  onRoot?(root: Element | null, docking: Docking): void;
  /** The page's window is narrow: the panel waits as a tab, whatever the person has chosen in wider ones. */
  readonly isNarrow?: boolean;
  /** Shows a badge on the toolbar, where that is this place's to do. */
  onBadge?(badge: Badge): void;
  /** Ends everything: the page is gone. */
  readonly signal: AbortSignal;
}

export interface ShownPod {
  /** Looks again, because something outside may have changed. */
  refresh(): void;
  /** Opens, without that being remembered, and takes the keyboard. */
  comeForward(): void;
}

/** Draws the POD into this document. Resolves once it is set up; the invoice may still be on its way. */
export async function showPod(options: ShowPodOptions): Promise<ShownPod> {
  const { mountId, askPage, drafts, onRoot, isNarrow = false, onBadge, signal } = options;
  const ask = createAskWorker(
    (message) => browser.runtime.sendMessage(message),
    () => browser.runtime?.id === undefined,
  );
  const controller = createPanelController({
    ask,
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
  // What comes in above a button pushes it under a pointer that was meant for another one.
  const layout = new ResizeObserver(guard.lookAgain);
  layout.observe(document.body);
  signal.addEventListener('abort', () => layout.disconnect(), { once: true });
  const refresh = () => void controller.refresh();
  // On its way while the rest is got ready.
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
    // What a narrow window asks for is no wish for wider ones.
    if (!isNarrow) void settings.write({ collapsed });
    draw();
  }

  function move(side: Side) {
    dock({ side });
    void settings.write({ side });
    draw();
  }

  /** Once, before the first word or figure of an invoice: what is typed must not change its meaning under the hand. */
  let language: 'browser' | 'loading' | 'chosen' = 'browser';

  async function setChosenLanguage(chosen: string | null) {
    language = 'loading';
    // A language that cannot be loaded must not keep the invoice from its reader.
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

  const unfollow = followPolicy(browser.storage.onChanged, refresh);
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
