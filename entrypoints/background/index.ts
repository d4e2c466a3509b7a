/** The service worker: wires the browser to the POD's handlers. Listeners are registered synchronously. */
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { servedHosts } from '../../lib/build-settings.ts';
import { createReporter } from '../../lib/diagnostics/reporter.ts';
import { createHostScripts } from '../../lib/on-premise/host-scripts.ts';
import { createOnPremiseHosts } from '../../lib/on-premise/on-premise-hosts.ts';
import { createJournal } from '../../lib/operations/journal.ts';
import { createNow } from '../../lib/operations/moment.ts';
import { createOperations } from '../../lib/operations/operations.ts';
import { createEntrance } from '../../lib/pod/worker/admission/entrance.ts';
import { createGate } from '../../lib/pod/worker/admission/gate.ts';
import { onlyServed } from '../../lib/pod/worker/admission/served-page.ts';
import { createDispatch } from '../../lib/pod/worker/dispatch.ts';
import { createMoneyActions } from '../../lib/pod/worker/money/money-actions.ts';
import { settleLeftovers } from '../../lib/pod/worker/money/settle-leftovers.ts';
import { createUncertainPayments } from '../../lib/pod/worker/money/uncertain-payments.ts';
import { createPanelHandler } from '../../lib/pod/worker/panel-handler.ts';
import { createPopupHandler } from '../../lib/pod/worker/popup-handler.ts';
import { createRecentErrors } from '../../lib/pod/worker/recent-errors.ts';
import { createRefusalCounter } from '../../lib/pod/worker/refusal-counter.ts';
import type { Sender } from '../../lib/pod/worker/router.ts';
import { createSettingsHandler } from '../../lib/pod/worker/settings-handler.ts';
import { createOpenPod } from '../../lib/pod/worker/tabs/open-command.ts';
import { createPaymentScreens } from '../../lib/pod/worker/tabs/payment-screens.ts';
import { createTabLook } from '../../lib/pod/worker/tabs/popup-tab.ts';
import { createReviewWindows } from '../../lib/pod/worker/tabs/review-windows.ts';
import { createTabMarks } from '../../lib/pod/worker/tabs/tab-marks.ts';
import { createWisePayPages } from '../../lib/pod/worker/tabs/wisepay-pages.ts';
import { createEarlyLoads } from '../../lib/pod/worker/views/early-loads.ts';
import { createNews } from '../../lib/pod/worker/views/news.ts';
import { builtInSuffix } from '../../lib/psa/hosts.ts';
import { reportDefect, reportUncaught } from '../../lib/report-defect.ts';
import { steadyNow } from '../../lib/steady-clock.ts';
import { createAccess } from '../../lib/wisepay/sign-in/access.ts';
import { createSend } from '../../lib/wisepay/transport.ts';
import { createWisePayClock } from '../../lib/wisepay/wisepay-clock.ts';
import { callPanel, followCommand } from './follow-command.ts';
import { grantablePatterns, hostBrowser, isGranted } from './host-browser.ts';
import { createPolicyInForce } from './policy-in-force.ts';
import { journalStore } from './storage/journal-store.ts';
import { readLastTerminal, writeLastTerminal } from './storage/last-terminal.ts';
import { closeLocalStorage } from './storage/local-storage.ts';
import { readLocaleChoice, writeLocaleChoice } from './storage/locale-choice.ts';
import { proofKeyStore } from './storage/proof-key-store.ts';
import { sessionItem } from './storage/session-item.ts';
import { askPage } from './tabs/ask-page.ts';
import { browserTabs } from './tabs/browser-tabs.ts';
import { describePage } from './tabs/describe-page.ts';
import { followTabs } from './tabs/follow-tabs.ts';
import { addressOf, collectPage, isBlocked } from './tabs/popup-tab.ts';
import { reviewWindow, writeDrafts } from './tabs/review-window.ts';
import { tellProfile, welcomePage } from './tabs/welcome-page.ts';
import { wait, withLock } from './timing.ts';
import { showBadge } from './toolbar-badge.ts';
import { webAuthFlow } from './web-auth-flow.ts';

export default defineBackground(() => {
  reportUncaught(self);
  const clock = createWisePayClock();
  const send = createSend(steadyNow, undefined, Math.random, clock);
  const { refresh, readings, policy, endpoints, profile, ownProfile, presentation } = createPolicyInForce();
  const onPremise = createOnPremiseHosts({
    served: servedHosts,
    grantable: grantablePatterns(),
    named: async () => (await policy()).psaHosts,
    isGranted,
  });
  const hostScripts = createHostScripts(onPremise, hostBrowser);
  const access = createAccess({
    send,
    flow: webAuthFlow,
    tokens: sessionItem('tokens'),
    usedAt: sessionItem('tokens.used-at'),
    signedOut: sessionItem('signed-out'),
    proofKey: proofKeyStore,
    endpoints,
    idleMs: async () => (await policy()).idleMinutes * 60_000,
  });
  const screens = createPaymentScreens(browserTabs, {
    read: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).read(),
    write: (invoiceId, screen) => sessionItem(`payment-screen.${invoiceId}`).write(screen),
    clear: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).clear(),
  });
  const windows = createReviewWindows(reviewWindow, sessionItem('review-windows'));
  const refusals = createRefusalCounter(sessionItem('refusals'));
  const errors = createRecentErrors(sessionItem('errors'), Date.now);
  const journal = createJournal(journalStore);
  const uncertain = createUncertainPayments(journalStore, Date.now);
  const moment = createNow(steadyNow, clock.at);
  const operations = createOperations({ journal, lock: withLock, now: Date.now, moment });
  const enter = createEntrance({
    send,
    access,
    admitted: sessionItem('admitted'),
    policy,
    onUnread: (details) => void errors.note({ code: 'malformed_answer', details }).catch(reportDefect),
  });
  const describeServed = onlyServed(describePage, onPremise, async () => [
    builtInSuffix,
    ...(await policy()).proxySuffixes,
  ]);
  const marks = createTabMarks({
    store: sessionItem('marks'),
    describePage: describeServed,
    wait,
    show: showBadge,
  });
  const handlePanelMessage = createPanelHandler({
    gate: createGate(enter, operations, (api) => clock.at(api)?.earliest ?? Date.now()),
    access,
    screens,
    journal,
    refusals,
    operations,
    money: createMoneyActions({ journal, operations, uncertain, writeLastTerminal }),
    uncertain,
    now: Date.now,
    news: createNews({ enter, screens, wait }),
    pages: createWisePayPages(browserTabs),
    windows,
    writeDrafts,
    readLastTerminal,
    policy,
    wisepayTime: clock.at,
    openBeside: browserTabs.openBeside,
    describePage: describeServed,
  });
  const earlyLoads = createEarlyLoads({
    handle: handlePanelMessage,
    describePage: describeServed,
    now: steadyNow,
  });
  const lookAtTab = createTabLook({
    askPage,
    addressOf,
    isBlocked,
    servedHosts: onPremise.allServed,
    needsMember: async () => (await policy()).memberMatch === 'required',
  });
  const makeReport = createReporter({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    refusals,
    errors,
    policy: readings,
    servedHosts: onPremise.allServed,
    lookAtTab,
    collectPage: async (tabId) => collectPage(tabId, await profile()),
    now: () => new Date(),
  });
  const handleSettingsMessage = createSettingsHandler({
    version: browser.runtime.getManifest().version,
    servedHosts,
    access,
    refusals,
    onPremise,
    localeChoice: { read: readLocaleChoice, write: writeLocaleChoice },
    readings,
    makeReport,
  });
  const dispatch = createDispatch({
    trust: {
      extensionId: browser.runtime.id,
      // Not from `getURL`: the panel is also known under an address that changes with every browser session.
      extensionOrigin: self.location.origin,
    },
    // The package's own are served whatever the policy and the permissions say.
    psaHosts: () => onPremise.allServed().catch(() => servedHosts),
    access,
    windows,
    refusals,
    errors,
    handlePanelMessage: earlyLoads.handle,
    earlyLoads,
    marks,
    presentation,
    welcome: async () => welcomePage(await ownProfile()),
    handleSettingsMessage,
    handlePopupMessage: createPopupHandler({
      askPage,
      lookAtTab,
      makeReport,
      locale: async () => (await presentation()).locale,
    }),
  });
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => dispatch(message, sender));

  const goByPolicy = async () => {
    await refresh();
    await Promise.all([access.dropStale(), hostScripts.keepInStep()]);
  };
  const tellPages = async () => tellProfile(await profile());
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area !== 'managed') return;
    // What was begun until it is in force was begun under the one before.
    void goByPolicy().catch(reportDefect).then(tellPages).catch(reportDefect).finally(earlyLoads.forget);
  });
  void closeLocalStorage().catch(reportDefect);
  void settleLeftovers({ access, endpoints, send, operations }).catch(reportDefect);
  void goByPolicy().catch(reportDefect);

  const keepInStep = () => void hostScripts.keepInStep();
  // These two wake the worker for it: hosts may have come or gone meanwhile, and a new version has no scripts yet.
  browser.runtime.onStartup.addListener(keepInStep);
  browser.runtime.onInstalled.addListener(keepInStep);
  browser.permissions.onRemoved.addListener(keepInStep);
  browser.permissions.onAdded.addListener(() => void hostScripts.granted());
  keepInStep();

  followTabs(screens, windows, marks);
  void marks.lookAtAll().catch(reportDefect);
  const openPopup = () => browser.action.openPopup();
  followCommand(createOpenPod({ lookAtTab, describePage: describeServed, callPanel, openPopup }));
});
