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
import { createActions } from '../../lib/worker/actions/actions.ts';
import { createRecentErrors } from '../../lib/worker/diagnostics/recent-errors.ts';
import { createRefusalCounter } from '../../lib/worker/diagnostics/refusal-counter.ts';
import { createReporter } from '../../lib/worker/diagnostics/reporter.ts';
import { createHostScripts } from '../../lib/worker/hosts/host-scripts.ts';
import { createOnPremiseHosts } from '../../lib/worker/hosts/on-premise-hosts.ts';
import { onlyServed } from '../../lib/worker/hosts/served-page.ts';
import { createWithInvoice } from '../../lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments } from '../../lib/worker/invoices/uncertain-payments.ts';
import { createWaitForUpdate } from '../../lib/worker/invoices/updates.ts';
import { createDispatch } from '../../lib/worker/messages/dispatch.ts';
import { createPanelHandler } from '../../lib/worker/messages/panel-handler.ts';
import { createPopupHandler } from '../../lib/worker/messages/popup-handler.ts';
import { createPrefetch } from '../../lib/worker/messages/prefetch.ts';
import type { Sender } from '../../lib/worker/messages/router.ts';
import { createSettingsHandler } from '../../lib/worker/messages/settings-handler.ts';
import { createJournal } from '../../lib/worker/operations/journal.ts';
import { createOperations } from '../../lib/worker/operations/operations.ts';
import { settleLeftovers } from '../../lib/worker/operations/settle-leftovers.ts';
import { createNow } from '../../lib/worker/operations/timestamp.ts';
import { createWithSession } from '../../lib/worker/session/session-context.ts';
import { openPod } from '../../lib/worker/tabs/open-command.ts';
import { createPaymentScreens } from '../../lib/worker/tabs/payment-screens.ts';
import { createTabLook } from '../../lib/worker/tabs/popup-tab.ts';
import { createReviewWindows } from '../../lib/worker/tabs/review-windows.ts';
import { createTabBadges } from '../../lib/worker/tabs/tab-badges.ts';
import { callPanel, followCommand } from './follow-command.ts';
import { grantablePatterns, hostBrowser, isGranted } from './host-browser.ts';
import { createPolicyInForce } from './policy-in-force.ts';
import {
  closeLocalStorage,
  journalStore,
  readLastTerminal,
  readLocaleChoice,
  writeLastTerminal,
  writeLocaleChoice,
} from './storage/local-storage.ts';
import { proofKeyStore } from './storage/proof-key-store.ts';
import { sessionItem } from './storage/session-item.ts';
import { browserTabs } from './tabs/browser-tabs.ts';
import { followTabs } from './tabs/follow-tabs.ts';
import { askPage, describePage } from './tabs/page-messages.ts';
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
  const session = createSession({
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
  const timestamp = createNow(steadyNow, clock.at);
  const operations = createOperations({ journal, lock: withLock, now: Date.now, timestamp });
  const withSession = createWithSession({
    send,
    session,
    verifiedKey: sessionItem('admitted'),
    policy,
    onUnread: (details) => void errors.note({ code: 'malformed_answer', details }).catch(reportDefect),
  });
  const describeServed = onlyServed(describePage, onPremise, async () => [
    builtInSuffix,
    ...(await policy()).proxySuffixes,
  ]);
  const badges = createTabBadges({
    store: sessionItem('badges'),
    describePage: describeServed,
    wait,
    show: showBadge,
  });
  const handlePanelMessage = createPanelHandler({
    withInvoice: createWithInvoice(withSession, operations, (api) => clock.at(api)?.earliest ?? Date.now()),
    session,
    screens,
    journal,
    refusals,
    operations,
    actions: createActions({ journal, operations, uncertain, writeLastTerminal }),
    uncertain,
    now: Date.now,
    waitForUpdate: createWaitForUpdate({ withSession, screens, wait }),
    windows,
    writeDrafts,
    readLastTerminal,
    policy,
    wisepayTime: clock.at,
    openBeside: browserTabs.openBeside,
    describePage: describeServed,
  });
  const prefetch = createPrefetch({
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
    session,
    refusals,
    onPremise,
    localeChoice: { read: readLocaleChoice, write: writeLocaleChoice },
    readings,
    makeReport,
  });
  const dispatch = createDispatch({
    trust: {
      extensionId: browser.runtime.id,
      // Not from `getURL`: the panel also has an address that changes with each browser session.
      extensionOrigin: self.location.origin,
    },
    // The package's own hosts are served regardless of policy and permissions.
    psaHosts: () => onPremise.allServed().catch(() => servedHosts),
    session,
    windows,
    refusals,
    errors,
    handlePanelMessage: prefetch.handle,
    prefetch,
    badges,
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
    await Promise.all([session.dropStale(), hostScripts.keepInStep()]);
  };
  const tellPages = async () => tellProfile(await profile());
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area !== 'managed') return;
    // Anything started before the new policy is in force was started under the old one.
    void goByPolicy().catch(reportDefect).then(tellPages).catch(reportDefect).finally(prefetch.forget);
  });
  void closeLocalStorage().catch(reportDefect);
  void settleLeftovers({ session, endpoints, send, operations }).catch(reportDefect);
  void goByPolicy().catch(reportDefect);

  const keepInStep = () => void hostScripts.keepInStep();
  // These two events wake the worker: hosts may have come or gone since, and a new version has no scripts yet.
  browser.runtime.onStartup.addListener(keepInStep);
  browser.runtime.onInstalled.addListener(keepInStep);
  browser.permissions.onRemoved.addListener(keepInStep);
  browser.permissions.onAdded.addListener(() => void hostScripts.granted());
  keepInStep();

  followTabs(screens, windows, badges);
  void badges.lookAtAll().catch(reportDefect);
  const openPopup = () => browser.action.openPopup();
  followCommand((tabId) => openPod({ lookAtTab, describePage: describeServed, callPanel, openPopup }, tabId));
});
