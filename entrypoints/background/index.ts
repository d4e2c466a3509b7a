/** The service worker: wires the browser to the POD's handlers. Listeners are registered synchronously. */
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { servedHosts } from '../../lib/policy/build-settings.ts';
import { builtInSuffix } from '../../lib/psa/hosts.ts';
import { reportDefect, reportUncaught } from '../../lib/report-defect.ts';
import { steadyNow } from '../../lib/steady-clock.ts';
import { createSession } from '../../lib/wisepay/sign-in/session.ts';
import { createSend } from '../../lib/wisepay/transport.ts';
import { createWisePayClock } from '../../lib/wisepay/wisepay-clock.ts';
import { type MakeReport, makeReport as report } from '../../lib/worker/diagnostics/make-report.ts';
import { createRecentAnswers } from '../../lib/worker/diagnostics/recent-answers.ts';
import { createRecentErrors } from '../../lib/worker/diagnostics/recent-errors.ts';
import { createRefusalCounter } from '../../lib/worker/diagnostics/refusal-counter.ts';
import { readSessionFacts } from '../../lib/worker/diagnostics/session-facts.ts';
import { createVerifiedRoles } from '../../lib/worker/diagnostics/verified-role.ts';
import { createHostScripts } from '../../lib/worker/hosts/host-scripts.ts';
import { listServedHosts } from '../../lib/worker/hosts/on-premise-hosts.ts';
import { onlyServed } from '../../lib/worker/hosts/served-page.ts';
import { createWorker } from '../../lib/worker/invoices/worker.ts';
import { dispatch, type MessageHandlers } from '../../lib/worker/messages/dispatch.ts';
import { createPanelHandler } from '../../lib/worker/messages/panel-handler.ts';
import { handlePopupMessage } from '../../lib/worker/messages/popup-handler.ts';
import { createPrefetch } from '../../lib/worker/messages/prefetch.ts';
import type { Sender } from '../../lib/worker/messages/router.ts';
import { handleSettingsMessage } from '../../lib/worker/messages/settings-handler.ts';
import { settleLeftovers } from '../../lib/worker/operations/settle-leftovers.ts';
import { createNow } from '../../lib/worker/operations/timestamp.ts';
import { createPolicyInForce } from '../../lib/worker/policy/policy-in-force.ts';
import { webAuthFlow } from '../../lib/worker/session/web-auth-flow.ts';
import {
  forgetDrafts,
  keepDraftsOnlyFor,
  keepDraftsOnlyForUser,
} from '../../lib/worker/storage/kept-drafts.ts';
import { lessonHealthStore } from '../../lib/worker/storage/learned-lesson.ts';
import {
  closeLocalStorage,
  journalStore,
  readLastTerminal,
  writeLastTerminal,
} from '../../lib/worker/storage/local-storage.ts';
import { proofKeyStore } from '../../lib/worker/storage/proof-key-store.ts';
import { sessionItem } from '../../lib/worker/storage/session-item.ts';
import { askPanels } from '../../lib/worker/tabs/ask-panels.ts';
import { followSidePanels } from '../../lib/worker/tabs/follow-side-panels.ts';
import { followTabs } from '../../lib/worker/tabs/follow-tabs.ts';
import { followCommand } from '../../lib/worker/tabs/open-command.ts';
import { describePage, tellProfile, welcomePage } from '../../lib/worker/tabs/page-messages.ts';
import { createPaymentScreens } from '../../lib/worker/tabs/payment-screens.ts';
import { type LookAtTab, lookAtTab as lookAt } from '../../lib/worker/tabs/popup-tab.ts';
import { createReviewWindows } from '../../lib/worker/tabs/review-windows.ts';
import { createSidePanels } from '../../lib/worker/tabs/side-panels.ts';
import { createTabBadges } from '../../lib/worker/tabs/tab-badges.ts';
import { createLessonHealth } from '../../lib/worker/teaching/lesson-health.ts';
import { createLessons } from '../../lib/worker/teaching/lessons.ts';
import { findRecordId } from '../../lib/worker/teaching/record-id.ts';
import { wait, withLock } from '../../lib/worker/timing.ts';

export default defineBackground(() => {
  reportUncaught(self);
  const clock = createWisePayClock();
  const answers = createRecentAnswers(sessionItem('answers'), Date.now, wait);
  const send = createSend(steadyNow, undefined, Math.random, clock, answers.note);
  const policyInForce = createPolicyInForce();
  const { refresh, readings, origin, policy, endpoints, profile, ownProfile, presentation } = policyInForce;
  const namedHosts = async () => (await policy()).psaHosts;
  const servedNow = () => listServedHosts(namedHosts);
  const hostScripts = createHostScripts(namedHosts);
  const signedOut = sessionItem('signed-out');
  const session = createSession({
    send,
    flow: webAuthFlow,
    tokens: sessionItem('tokens'),
    usedAt: sessionItem('tokens.used-at'),
    signedOut,
    proofKey: proofKeyStore,
    endpoints,
    idleMs: async () => (await policy()).idleMinutes * 60_000,
    onUser: (user) => keepDraftsOnlyForUser(user).catch(reportDefect),
  });
  const screens = createPaymentScreens({
    read: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).read(),
    write: (invoiceId, screen) => sessionItem(`payment-screen.${invoiceId}`).write(screen),
    clear: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).clear(),
  });
  const windows = createReviewWindows(sessionItem('review-windows'));
  const refusals = createRefusalCounter(sessionItem('refusals'));
  const errors = createRecentErrors(sessionItem('errors'), Date.now);
  const roles = createVerifiedRoles(sessionItem('role'));
  const describeServed = onlyServed(describePage, servedNow, async () => [
    builtInSuffix,
    ...(await policy()).proxySuffixes,
  ]);
  const needsMember = async () => (await policy()).memberMatch === 'required';
  const lookAtTab: LookAtTab = (tabId) => lookAt({ servedHosts: servedNow, needsMember }, tabId);
  const lessonHealth = createLessonHealth({
    store: lessonHealthStore,
    learnedAt: policyInForce.learnedAt,
    lookAtTab,
    wait,
    onChange: () => badges.redraw(),
  });
  const badges = createTabBadges({
    store: sessionItem('badges'),
    describePage: describeServed,
    wait,
    isLessonDoubtful: async () => (await lessonHealth.read()).isDoubtful,
  });
  const worker = createWorker({
    send,
    session,
    store: journalStore,
    lastTerminal: { read: readLastTerminal, write: writeLastTerminal },
    verifiedKey: sessionItem('admitted'),
    screens,
    windows,
    refusals,
    lock: withLock,
    now: Date.now,
    timestamp: createNow(steadyNow, clock.at),
    wisepayTime: clock.at,
    wait,
    policy,
    describePage: describeServed,
    onRole: (keyThumbprint, role) => void roles.note(keyThumbprint, role).catch(reportDefect),
    onUnread: (details) => void errors.note({ code: 'malformed_answer', details }).catch(reportDefect),
  });
  const handlePanelMessage = createPanelHandler(worker);
  const prefetch = createPrefetch({
    handle: handlePanelMessage,
    describePage: describeServed,
    now: steadyNow,
  });
  /** Call when the lesson or the policy has changed. */
  const tellPages = async () => {
    await badges.redraw().catch(reportDefect);
    await tellProfile(await profile());
  };
  const lessons = createLessons({
    isAllowed: async () => (await policy()).teaching,
    lookAtTab,
    findRecordId: (host, number) => findRecordId({ send, session, endpoints, wait }, host, number),
    detection: async () => (await policy()).detection,
    store: sessionItem('lesson'),
    health: lessonHealth,
    tellPages,
    now: Date.now,
  });
  const locale = async () => (await presentation()).locale;
  const panels = async (tabId: number) => {
    const page = await describeServed(tabId);
    return page === null ? [] : askPanels(page.mountId, wait);
  };
  const makeReport: MakeReport = (tabId, window) =>
    report(
      {
        refusals,
        errors,
        answers,
        readings,
        policyOrigin: origin,
        profile,
        lesson: policyInForce.lesson,
        lessonHealth,
        servedHosts: servedNow,
        lookAtTab,
        panels,
        session: () => readSessionFacts({ session, signedOut, roles, endpoints }),
        intents: worker.journal.list,
        locale,
        now: Date.now,
      },
      tabId,
      window,
    );
  const handlers: MessageHandlers = {
    trust: {
      extensionId: browser.runtime.id,
      // Not from `getURL`: the panel also has an address that changes with each browser session.
      extensionOrigin: self.location.origin,
    },
    // The package's own hosts are served regardless of policy and permissions.
    psaHosts: () => servedNow().catch(() => servedHosts),
    session,
    windows,
    sidePanels: createSidePanels({ lookAtTab, describePage: describeServed }),
    refusals,
    errors,
    makeReport,
    handlePanelMessage,
    drafts: { keepOnlyFor: keepDraftsOnlyFor, forget: forgetDrafts },
    prefetch,
    badges,
    lessonHealth,
    presentation,
    welcome: async () => welcomePage(await ownProfile()),
    handleSettingsMessage: (message) =>
      handleSettingsMessage(
        { session, refusals, readings, makeReport, lessons, lesson: policyInForce.lesson },
        message,
      ),
    handlePopupMessage: (message) =>
      handlePopupMessage({ lookAtTab, makeReport, presentation, lessons }, message),
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
    dispatch(handlers, message, sender),
  );

  const goByPolicy = async () => {
    await refresh();
    await Promise.all([session.dropStale(), hostScripts.keepInStep()]);
  };
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area !== 'managed') return;
    // Anything started before the new policy is in force was started under the old one.
    void goByPolicy().catch(reportDefect).then(tellPages).catch(reportDefect).finally(prefetch.forget);
  });
  void closeLocalStorage().catch(reportDefect);
  void endpoints()
    .then((found) => settleLeftovers(worker, found))
    .catch(reportDefect);
  void goByPolicy().catch(reportDefect);

  const keepInStep = () => void hostScripts.keepInStep();
  // These two events wake the worker: hosts may have come or gone since, and a new version has no scripts yet.
  browser.runtime.onStartup.addListener(keepInStep);
  browser.runtime.onInstalled.addListener(keepInStep);
  browser.permissions.onRemoved.addListener(keepInStep);
  browser.permissions.onAdded.addListener(() => void hostScripts.granted());
  keepInStep();

  followTabs(screens, windows, badges);
  followSidePanels();
  void badges.lookAtAll().catch(reportDefect);
  followCommand({ lookAtTab, describePage: describeServed });
});
