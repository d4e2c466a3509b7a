/** The panel in its frame on the PSA page. */
import '../../components/panel/pod.css';
import browser from 'webextension-polyfill';
import { askBeside, askWorker } from '../../lib/panel/ask-worker.ts';
import { createDock } from '../../lib/panel/dock.ts';
import { createHostedNotice } from '../../lib/panel/hosted-notice.ts';
import { createNotifications } from '../../lib/panel/notifications.ts';
import { linkPage } from '../../lib/panel/page-link.ts';
import { followUse } from '../../lib/panel/panel-use.ts';
import { createSeenPayments } from '../../lib/panel/seen-payments.ts';
import { followShortcut } from '../../lib/panel/shortcut-calls.ts';
import { followOwnTab, followSidePanels, openSidePanel } from '../../lib/panel/side-panel.ts';
import { panelSettings } from '../../lib/protocol/panel-settings.ts';
import { reportDefect, reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { type ShownPod, showPod } from '../shared/show-pod.tsx';
import { reportPlacement } from './report-placement.ts';
import { createSendBadge } from './send-badge.ts';
import { showWrongPlace, wrongPlaceOf } from './wrong-place.ts';

/** How long a side panel that closes may take, in ms. */
const closingMs = 1_000;

async function start() {
  const life = pageLife(window);
  let pod: ShownPod | null = null;
  /** Whether the page changed before the panel could refresh. */
  let hasPageChanged = false;
  let onPageResized = (_isNarrow: boolean) => {};
  const onPageChanged = () => {
    hasPageChanged = true;
    pod?.refresh();
  };
  // Before anything slow: the content script sends its handshake once, when the frame has loaded.
  const linking = linkPage(
    window,
    { onPageChanged, onPageResized: (narrow) => onPageResized(narrow) },
    life.signal,
  );
  // As soon as the mount is known: the shortcut may be used while the panel loads.
  const listening = linking.then(({ mountId }) => followShortcut(mountId, life.signal));
  const wrongPlace = await wrongPlaceOf(window);
  if (wrongPlace !== null) {
    life.abort();
    await showWrongPlace(wrongPlace);
    return;
  }
  const { mountId, place, look, followPointer, ...link } = await linking;
  const calls = await listening;
  const placement = reportPlacement(place);
  let isNarrow = link.isNarrow;
  // Asked for now, because the side panel opens only during a click.
  const ownTab = browser.tabs.getCurrent();
  const dock = createDock({
    settings: panelSettings(browser.storage.local),
    isNarrow: () => isNarrow,
    isBeside: askBeside,
    openSidePanel: async () => openSidePanel(await ownTab),
    use: followUse(window, life.signal),
    onChange: () => pod?.redraw(),
  });
  const lookAgain = () => void dock.look().catch(reportDefect);
  const isHidden = () => dock.docking?.place === 'side_panel';
  // Before anything slow: a side panel may open or close meanwhile.
  followOwnTab(ownTab, lookAgain, life.signal);
  followSidePanels(lookAgain, life.signal);
  // Browsers before Chrome 142 do not say that a side panel has closed: these are the chances to notice.
  for (const type of ['visibilitychange', 'focus']) {
    window.addEventListener(type, () => isHidden() && lookAgain(), { capture: true, signal: life.signal });
  }
  onPageResized = (narrow) => {
    isNarrow = narrow;
    if (!isHidden()) return;
    lookAgain();
    // The page is resized before the side panel's document is gone.
    const timer = setTimeout(lookAgain, closingMs);
    life.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };
  const seenPayments = createSeenPayments(
    {
      isShown: () => document.visibilityState === 'visible' && !isHidden(),
      onSeenElsewhere: (invoiceId, ids) => notifications.seenElsewhere(invoiceId, ids),
    },
    life.signal,
  );
  const notifications = createNotifications({
    isHidden: () => document.visibilityState === 'hidden',
    badge: createSendBadge(mountId),
    seenPayments,
  });
  pod = await showPod({
    ask: askWorker,
    mountId,
    askPage: look,
    followPointer,
    dock,
    onRoot: placement.follow,
    notifications,
    hostedNotice: createHostedNotice(() => pod?.redraw(), life.signal),
    signal: life.signal,
  });
  if (hasPageChanged) pod.refresh();
  calls.answer(pod.comeForward);
}

reportUncaught(window);
void start();
