/** The POD in the browser's side panel: follows the tab in front of its window. There is no page around it. */
import '../../components/panel/pod.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { NoInvoice, type NoInvoiceProps } from '../../components/panel/NoInvoice.tsx';
import { askLocale } from '../../lib/panel/ask-front.ts';
import { askReportBeside } from '../../lib/panel/ask-report.ts';
import { askWorker } from '../../lib/panel/ask-worker.ts';
import { followFront } from '../../lib/panel/follow-front.ts';
import { createHostedNotice } from '../../lib/panel/hosted-notice.ts';
import { createNotifications, type Notifications } from '../../lib/panel/notifications.ts';
import { createSeenPayments } from '../../lib/panel/seen-payments.ts';
import { followShortcut } from '../../lib/panel/shortcut-calls.ts';
import { announceSidePanel, tellPanels } from '../../lib/panel/side-panel.ts';
import { followPolicy } from '../../lib/policy/follow-policy.ts';
import { type PanelSettings, panelSettings } from '../../lib/protocol/panel-settings.ts';
import type { SidePanelMessage } from '../../lib/protocol/side-panel-messages.ts';
import { createRecentMap } from '../../lib/recent-map.ts';
import { reportDefect, reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { setLanguage } from '../shared/set-language.ts';
import { showPod } from '../shared/show-pod.tsx';

/** More invoices than anyone leaves open in tabs; of one that is forgotten, nothing is told on return. */
const mostInvoices = 50;

/** The invoice on screen. */
interface ShownInvoice {
  readonly mountId: string;
  /** Ends what shows it. */
  readonly life: AbortController;
  /** Whether the page changed before it could be refreshed. */
  isOutdated: boolean;
  /** Undefined until it is set up. */
  refresh?(): void;
  redraw?(): void;
}

/** Whether the administrator keeps the panel on the page. */
function isLockedElsewhere({ isPlaceLocked, place }: PanelSettings): boolean {
  return isPlaceLocked && place !== 'side_panel';
}

async function start() {
  const life = pageLife(window);
  const { id: windowId } = await browser.windows.getCurrent();
  if (windowId === undefined) return;
  const settings = panelSettings(browser.storage.local);
  const kept = await settings.read();
  const { isPlaceLocked, place } = kept;
  if (isLockedElsewhere(kept)) {
    await setLanguage(await askLocale(windowId)).catch(reportDefect);
    render(<NoInvoice tab="locked" />, document.body);
    return;
  }
  if (place !== 'side_panel') await settings.write({ place: 'side_panel' });
  followPolicy(() => void startAgainIfLocked().catch(reportDefect));
  await announceSidePanel(windowId, life.signal);
  // From now on, the panels on pages hide.
  void tellPanels().catch(reportDefect);

  /** What was typed is kept with the browser session, and moves back onto the page. */
  async function startAgainIfLocked() {
    if (!isLockedElsewhere(await settings.read())) return;
    life.abort();
    await tellPanels();
    window.location.reload();
  }

  let shown: ShownInvoice | null = null;
  /** Counts what was shown: words that load late do not replace a later screen. */
  let screens = 0;
  const notifications = createRecentMap<string, Notifications>(mostInvoices);

  const seenPayments = createSeenPayments(
    {
      isShown: () => document.visibilityState === 'visible',
      onSeenElsewhere: (invoiceId, ids) => notificationsOnScreen()?.seenElsewhere(invoiceId, ids),
    },
    life.signal,
  );

  const onOntoPage = isPlaceLocked ? undefined : () => void leave();

  async function leave() {
    await settings.write({ place: 'panel' });
    life.abort();
    await tellPanels();
    window.close();
  }

  function clear() {
    const mountId = shown?.mountId;
    shown?.life.abort();
    shown = null;
    screens += 1;
    render(null, document.body);
    if (mountId !== undefined) notifications.get(mountId)?.visibilityChanged();
  }

  function notificationsOnScreen(): Notifications | undefined {
    return shown === null ? undefined : notifications.get(shown.mountId);
  }

  function notificationsOf(mountId: string): Notifications {
    const known = notifications.get(mountId);
    if (known !== undefined) return known;
    const isHidden = () => shown?.mountId !== mountId || document.visibilityState === 'hidden';
    // The panel in the tab sets the badge.
    const created = createNotifications({ isHidden, badge: () => {}, seenPayments });
    notifications.set(mountId, created);
    return created;
  }

  async function showInvoice(mountId: string, locale: string | null) {
    const own: ShownInvoice = { mountId, life: new AbortController(), isOutdated: false };
    shown = own;
    const ended = AbortSignal.any([life.signal, own.life.signal]);
    const calls = followShortcut(mountId, ended);
    const pod = await showPod({
      async ask(message) {
        const envelope: SidePanelMessage = { kind: 'side.ask', windowId: windowId ?? -1, message };
        const reply = await askWorker(message, envelope);
        // The tab in front shows something else by now.
        if (!reply.ok && reply.error.code === 'no_invoice') front.look();
        return reply;
      },
      askReport: () => askReportBeside(windowId ?? -1),
      place: 'side_panel',
      mountId,
      notifications: notificationsOf(mountId),
      hostedNotice: createHostedNotice(() => own.redraw?.(), ended),
      onOntoPage,
      locale,
      signal: ended,
    });
    calls.answer(pod.comeForward);
    own.refresh = pod.refresh;
    own.redraw = pod.redraw;
    if (own.isOutdated) pod.refresh();
  }

  /** The page says more about the invoice on screen, or names another person. */
  function refreshShown(own: ShownInvoice) {
    if (own.refresh === undefined) own.isOutdated = true;
    else own.refresh();
  }

  async function showNoInvoice(tab: NoInvoiceProps['tab'], locale: string | null) {
    const own = screens;
    await setLanguage(locale).catch(reportDefect);
    if (own === screens) render(<NoInvoice tab={tab} onOntoPage={onOntoPage} />, document.body);
  }

  const front = followFront(
    windowId,
    clear,
    (answer, isPageChange) => {
      const { front: found = null, locale = null } = answer ?? {};
      if (found?.kind === 'invoice' && found.mountId === shown?.mountId) {
        if (isPageChange) refreshShown(shown);
        return;
      }
      clear();
      if (found?.kind === 'invoice') void showInvoice(found.mountId, locale).catch(reportDefect);
      else void showNoInvoice(found?.tab ?? { kind: 'elsewhere' }, locale);
    },
    life.signal,
  );
  front.look();
}

reportUncaught(window);
void start().catch(reportDefect);
