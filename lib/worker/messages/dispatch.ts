/** Passes every message to the worker to its handler or to none, and counts what is refused. */
import { type ErrorCode, type PodError, toPodError } from '../../errors.ts';
import type { BadgeMessage } from '../../protocol/badge-message.ts';
import type { PageMessage, PageWelcome } from '../../protocol/page-messages.ts';
import type { PanelMessage, PanelReply, Presentation } from '../../protocol/panel-messages.ts';
import type { PopupMessage, PopupReply } from '../../protocol/popup-messages.ts';
import type { ReportReply } from '../../protocol/report-message.ts';
import type { RefusalReason, SettingsMessage, SettingsReply } from '../../protocol/settings-messages.ts';
import type { SidePanelFront, SidePanelMessage } from '../../protocol/side-panel-messages.ts';
import { isPsaPage } from '../../psa/hosts.ts';
import { reportDefect } from '../../report-defect.ts';
import type { Session, TokenLife } from '../../wisepay/sign-in/session.ts';
import type { MakeReport } from '../diagnostics/make-report.ts';
import type { RecentErrors } from '../diagnostics/recent-errors.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';
import type { ReviewWindows } from '../tabs/review-windows.ts';
import type { SidePanels } from '../tabs/side-panels.ts';
import type { TabBadges } from '../tabs/tab-badges.ts';
import type { LessonHealth } from '../teaching/lesson-health.ts';
import type { HandlePanelMessage } from './panel-handler.ts';
import type { Prefetch } from './prefetch.ts';
import { route, type Sender, type Trust } from './router.ts';

/** What receives the messages, and what every reply needs. */
export interface MessageHandlers {
  readonly trust: Omit<Trust, 'isPsaPage'>;
  /** The PSA hosts whose pages' messages are accepted now. */
  psaHosts(): Promise<readonly string[]>;
  readonly session: Pick<Session, 'keepOnlyFor'> & Pick<TokenLife, 'noteUse'>;
  readonly windows: Pick<ReviewWindows, 'psaTabOf'>;
  readonly sidePanels: SidePanels;
  readonly refusals: Pick<RefusalCounter, 'count'>;
  readonly errors: Pick<RecentErrors, 'note'>;
  readonly makeReport: MakeReport;
  readonly handlePanelMessage: HandlePanelMessage;
  readonly prefetch: Prefetch;
  readonly badges: Pick<TabBadges, 'badge'>;
  readonly lessonHealth: Pick<LessonHealth, 'missed' | 'replied'>;
  /** The answer to a page that reports who is signed in to PSA. */
  welcome(): Promise<PageWelcome>;
  /** Sent with every reply to a panel. */
  presentation(): Promise<Presentation>;
  /** Drops what other people have typed; `forget` drops all of it. */
  readonly drafts: { keepOnlyFor(psaEmail: string | null): Promise<void>; forget(): Promise<void> };
  handleSettingsMessage(message: SettingsMessage): Promise<SettingsReply>;
  handlePopupMessage(message: PopupMessage): Promise<PopupReply>;
}

/** For a window that the worker has not opened: it has no PSA tab. */
const noInvoice: PanelReply & ReportReply = { ok: false, error: { code: 'no_invoice', details: {} } };

/** The failures that are the POD's own refusals. */
const refusalReasons: Partial<Record<ErrorCode, RefusalReason>> = {
  no_invoice: 'wrong_mount',
  foreign_url: 'foreign_url',
};

/**
 * Handles a message to the worker.
 *
 * @returns the reply; undefined if there is none. Never rejects: the browser would give the text of an error to the
 *   sender
 */
export async function dispatch(
  handlers: MessageHandlers,
  message: unknown,
  sender: Sender,
): Promise<unknown> {
  const hosts = await psaHosts(handlers);
  const found = route(message, sender, { ...handlers.trust, isPsaPage: (url) => isPsaPage(url, hosts) });
  switch (found.to) {
    case 'panel':
      return answerPanel(handlers, found.message, found.tabId);
    case 'review':
      return answerWindow(handlers, found.message, found.tabId);
    case 'badge':
      return setBadge(handlers, found.message, found.tabId);
    case 'report':
      return answerReport(handlers, found.isWindow ? handlers.windows.psaTabOf(found.tabId) : found.tabId);
    case 'beside':
      return handlers.sidePanels.isBeside(found.tabId).catch(() => false);
    case 'side_panel':
      return answerSidePanel(handlers, found.message);
    case 'settings':
      if (found.message.kind === 'settings.sign_out') {
        handlers.prefetch.forget();
        await handlers.drafts.forget().catch(reportDefect);
      }
      return handlers.handleSettingsMessage(found.message);
    case 'popup':
      return handlers.handlePopupMessage(found.message);
    case 'page':
      return hearPage(handlers, found.message, found.tabId);
    case 'nobody':
      void count(handlers, found.reason);
      return undefined;
  }
}

function count({ refusals }: MessageHandlers, reason: RefusalReason): Promise<void> {
  return refusals.count(reason).catch(reportDefect);
}

/** No hosts if they are unknown: better to ignore a message than to accept it by mistake. */
async function psaHosts(handlers: MessageHandlers): Promise<readonly string[]> {
  try {
    return await handlers.psaHosts();
  } catch (error) {
    reportDefect(error);
    return [];
  }
}

/** The panel works without it, so a failure does not hold back the reply. */
async function presentation(handlers: MessageHandlers): Promise<{ readonly presentation?: Presentation }> {
  try {
    return { presentation: await handlers.presentation() };
  } catch (error) {
    reportDefect(error);
    return {};
  }
}

/** @param tabId the PSA tab that the panel belongs to; undefined if there is none */
async function answerPanel(
  handlers: MessageHandlers,
  message: PanelMessage,
  tabId: number | undefined,
  ...place: ['window'] | []
): Promise<PanelReply> {
  // Every request of a panel counts as use, except its wait for updates. Those that a panel makes without the user, such as
  // its looks at the terminals of an open form, end after some minutes: a panel that is left open keeps nobody signed in.
  if (message.kind !== 'pod.watch') await handlers.session.noteUse().catch(reportDefect);
  // What another WisePay user typed is not theirs.
  if (message.kind === 'pod.sign_in' && message.switchUser)
    await handlers.drafts.forget().catch(reportDefect);
  const reply = tabId === undefined ? noInvoice : await replyTo(handlers, message, tabId, ...place);
  // Not awaited: no panel waits for it.
  if (tabId !== undefined)
    void handlers.lessonHealth.replied(tabId, message.mountId, reply).catch(reportDefect);
  const error = errorIn(reply);
  if (error !== undefined) await handlers.errors.note(error).catch(reportDefect);
  const reason = reply.ok ? undefined : refusalReasons[reply.error.code];
  if (reason !== undefined) await count(handlers, reason);
  return { ...reply, ...(await presentation(handlers)) };
}

async function replyTo(
  { prefetch, handlePanelMessage }: MessageHandlers,
  message: PanelMessage,
  tabId: number,
  ...place: ['window'] | []
): Promise<PanelReply> {
  return (await prefetch.take(message, tabId)) ?? handlePanelMessage(message, tabId, ...place);
}

async function answerWindow(
  handlers: MessageHandlers,
  message: PanelMessage,
  windowTabId: number,
): Promise<PanelReply> {
  try {
    return await answerPanel(handlers, message, await handlers.windows.psaTabOf(windowTabId), 'window');
  } catch (error) {
    return { ok: false, error: toPodError(error) };
  }
}

/**
 * Answers for the tab in front at this moment: a message about what another tab shows fails, because its mount is not
 * that of this tab.
 */
async function answerSidePanel(
  handlers: MessageHandlers,
  message: SidePanelMessage,
): Promise<PanelReply | SidePanelFront | ReportReply | undefined> {
  const { sidePanels } = handlers;
  if (message.kind === 'side.report') return answerReport(handlers, sidePanels.frontTabOf(message.windowId));
  if (message.kind === 'side.ask') {
    return answerPanel(handlers, message.message, await sidePanels.frontTabOf(message.windowId), 'window');
  }
  try {
    const front = await sidePanels.lookAtFront(message.windowId);
    return { front, locale: (await handlers.presentation()).locale };
  } catch (error) {
    reportDefect(error);
    return undefined;
  }
}

/** @param tab the PSA tab that the panel belongs to; undefined if there is none */
async function answerReport(
  { makeReport }: MessageHandlers,
  tab: number | Promise<number | undefined>,
): Promise<ReportReply> {
  try {
    const tabId = await tab;
    return tabId === undefined ? noInvoice : { ok: true, report: await makeReport(tabId) };
  } catch (error) {
    return { ok: false, error: toPodError(error) };
  }
}

async function setBadge(handlers: MessageHandlers, message: BadgeMessage, tabId: number): Promise<undefined> {
  try {
    if (!(await handlers.badges.badge(message, tabId))) await count(handlers, 'wrong_mount');
  } catch (error) {
    reportDefect(error);
  }
  return undefined;
}

async function hearPage(handlers: MessageHandlers, message: PageMessage, tabId: number): Promise<unknown> {
  switch (message.kind) {
    case 'page.changed':
      await handlers.sidePanels.pageChanged(tabId).catch(reportDefect);
      // Without an answer, the page would send it again.
      return true;
    case 'page.member': {
      void handlers.sidePanels.pageChanged(tabId).catch(reportDefect);
      // Not after the next call: a panel on the page may wait for this to be shown.
      const welcome = handlers.welcome().catch(reportDefect);
      await handlers.session.keepOnlyFor(message.email).catch(reportDefect);
      await handlers.drafts.keepOnlyFor(message.email).catch(reportDefect);
      return welcome;
    }
    case 'page.opened':
      return handlers.prefetch.begin(message.mountId, tabId);
    case 'page.tampering':
      return count(handlers, 'page_tampering');
    case 'page.missed':
      void handlers.lessonHealth.missed(tabId).catch(reportDefect);
      return undefined;
  }
}

/** The error that the user sees, as a reply or as the view itself. */
function errorIn(reply: PanelReply): PodError | undefined {
  if (!reply.ok) return reply.error;
  return reply.view.kind === 'unavailable' ? reply.view.error : undefined;
}
