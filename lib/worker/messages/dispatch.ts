/** Passes every message to the worker to its handler or to none, and counts what is refused. */
import { type ErrorCode, type PodError, toPodError } from '../../errors.ts';
import type { BadgeMessage } from '../../protocol/badge-message.ts';
import type { PageMessage, PageWelcome } from '../../protocol/page-messages.ts';
import type { PanelMessage, PanelReply, Presentation } from '../../protocol/panel-messages.ts';
import type { RefusalReason } from '../../protocol/settings-messages.ts';
import { isPsaPage } from '../../psa/hosts.ts';
import { reportDefect } from '../../report-defect.ts';
import type { Session, TokenLife } from '../../wisepay/sign-in/session.ts';
import type { RecentErrors } from '../diagnostics/recent-errors.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';
import type { ReviewWindows } from '../tabs/review-windows.ts';
import type { TabBadges } from '../tabs/tab-badges.ts';
import type { HandlePanelMessage } from './panel-handler.ts';
import type { HandlePopupMessage } from './popup-handler.ts';
import type { Prefetch } from './prefetch.ts';
import { route, type Sender, type Trust } from './router.ts';
import type { HandleSettingsMessage } from './settings-handler.ts';

export interface DispatchOptions {
  readonly trust: Omit<Trust, 'isPsaPage'>;
  /** The PSA hosts whose pages' messages are accepted now. */
  psaHosts(): Promise<readonly string[]>;
  readonly session: Pick<Session, 'keepOnlyFor'> & Pick<TokenLife, 'noteUse'>;
  readonly windows: Pick<ReviewWindows, 'psaTabOf'>;
  readonly refusals: Pick<RefusalCounter, 'count'>;
  readonly errors: Pick<RecentErrors, 'note'>;
  readonly handlePanelMessage: HandlePanelMessage;
  readonly prefetch: Pick<Prefetch, 'begin' | 'forget'>;
  readonly badges: Pick<TabBadges, 'badge'>;
  /** The answer to a page that reports who is signed in to PSA. */
  welcome(): Promise<PageWelcome>;
  /** Sent with every reply to a panel. */
  presentation(): Promise<Presentation>;
  readonly handleSettingsMessage: HandleSettingsMessage;
  readonly handlePopupMessage: HandlePopupMessage;
}

/**
 * The reply to a message, or undefined if there is none. Never rejects: the browser would give the text of an error to
 * the sender.
 */
export type Dispatch = (message: unknown, sender: Sender) => Promise<unknown>;

/** For a window that the worker has not opened: it has no PSA tab. */
const noInvoice: PanelReply = { ok: false, error: { code: 'no_invoice', details: {} } };

/** The failures that are the POD's own refusals. */
const refusalReasons: Partial<Record<ErrorCode, RefusalReason>> = {
  no_invoice: 'wrong_mount',
  foreign_url: 'foreign_url',
};

/** Creates the worker's only handler of incoming messages. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { trust, session, windows, handlePanelMessage, handleSettingsMessage } = options;

  const count = (reason: RefusalReason) => options.refusals.count(reason).catch(reportDefect);

  /** No hosts if they are unknown: better to ignore a message than to accept it by mistake. */
  async function psaHosts(): Promise<readonly string[]> {
    try {
      return await options.psaHosts();
    } catch (error) {
      reportDefect(error);
      return [];
    }
  }

  /** The panel works without it, so a failure does not hold back the reply. */
  async function presentation(): Promise<{ readonly presentation?: Presentation }> {
    try {
      return { presentation: await options.presentation() };
    } catch (error) {
      reportDefect(error);
      return {};
    }
  }

  /** @param tabId the PSA tab that the panel belongs to; undefined if there is none */
  async function answerPanel(
    message: PanelMessage,
    tabId: number | undefined,
    ...place: ['window'] | []
  ): Promise<PanelReply> {
    // Every request of a panel goes back to something that the user did, except its wait for updates.
    if (message.kind !== 'pod.watch') await session.noteUse().catch(reportDefect);
    const reply = tabId === undefined ? noInvoice : await handlePanelMessage(message, tabId, ...place);
    const error = errorIn(reply);
    if (error !== undefined) await options.errors.note(error).catch(reportDefect);
    const reason = reply.ok ? undefined : refusalReasons[reply.error.code];
    if (reason !== undefined) await count(reason);
    return { ...reply, ...(await presentation()) };
  }

  async function answerWindow(message: PanelMessage, windowTabId: number): Promise<PanelReply> {
    try {
      return await answerPanel(message, await windows.psaTabOf(windowTabId), 'window');
    } catch (error) {
      return { ok: false, error: toPodError(error) };
    }
  }

  async function setBadge(message: BadgeMessage, tabId: number): Promise<undefined> {
    try {
      if (!(await options.badges.badge(message, tabId))) await count('wrong_mount');
    } catch (error) {
      reportDefect(error);
    }
    return undefined;
  }

  async function hearPage(message: PageMessage, tabId: number): Promise<unknown> {
    switch (message.kind) {
      case 'page.member': {
        // Not after the next call: a panel on the page may wait for this to be shown.
        const welcome = options.welcome().catch(reportDefect);
        await session.keepOnlyFor(message.email).catch(reportDefect);
        return welcome;
      }
      case 'page.opened':
        return options.prefetch.begin(message.mountId, tabId);
      case 'page.tampering':
        return count('page_tampering');
    }
  }

  return async (message, sender) => {
    const hosts = await psaHosts();
    const found = route(message, sender, { ...trust, isPsaPage: (url) => isPsaPage(url, hosts) });
    switch (found.to) {
      case 'panel':
        return answerPanel(found.message, found.tabId);
      case 'review':
        return answerWindow(found.message, found.tabId);
      case 'badge':
        return setBadge(found.message, found.tabId);
      case 'settings':
        if (found.message.kind === 'settings.sign_out') options.prefetch.forget();
        return handleSettingsMessage(found.message);
      case 'popup':
        return options.handlePopupMessage(found.message);
      case 'page':
        return hearPage(found.message, found.tabId);
      case 'nobody':
        void count(found.reason);
        return undefined;
    }
  };
}

/** The error that the user sees, as a reply or as the view itself. */
function errorIn(reply: PanelReply): PodError | undefined {
  if (!reply.ok) return reply.error;
  return reply.view.kind === 'unavailable' ? reply.view.error : undefined;
}
