/** The service worker: wires the browser to the POD's handlers. Listeners are registered synchronously. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { buildEndpoints, servedHosts } from '../../lib/build-settings.ts';
import { createJournal } from '../../lib/operations/journal.ts';
import { createOperations } from '../../lib/operations/operations.ts';
import { createDispatch } from '../../lib/pod/dispatch.ts';
import { createEntrance } from '../../lib/pod/entrance.ts';
import { createGate } from '../../lib/pod/gate.ts';
import { createPanelHandler } from '../../lib/pod/handlers.ts';
import { createMoneyActions } from '../../lib/pod/money-actions.ts';
import { createNews } from '../../lib/pod/news.ts';
import { createPaymentScreens } from '../../lib/pod/payment-screens.ts';
import { createRefusalCounter } from '../../lib/pod/refusal-counter.ts';
import { createReviewWindows } from '../../lib/pod/review-windows.ts';
import { createSettingsHandler } from '../../lib/pod/settings-handler.ts';
import { settleLeftovers } from '../../lib/pod/settle-leftovers.ts';
import { createWisePayPages } from '../../lib/pod/wisepay-pages.ts';
import { readEndpoints, readIdleMinutes } from '../../lib/policy.ts';
import { createPolicySource } from '../../lib/policy-source.ts';
import { isPsaPage } from '../../lib/psa/hosts.ts';
import { reportDefect, reportUncaught } from '../../lib/report-defect.ts';
import { createAccess } from '../../lib/wisepay/access.ts';
import { createSend } from '../../lib/wisepay/transport.ts';
import { browserTabs } from './browser-tabs.ts';
import { describePage } from './describe-page.ts';
import { journalStore } from './journal-store.ts';
import { readLastTerminal, writeLastTerminal } from './last-terminal.ts';
import { closeLocalStorage, managedPolicy } from './managed-policy.ts';
import { proofKeyStore } from './proof-key-store.ts';
import { reviewWindow, writeDrafts } from './review-window.ts';
import { sessionItem } from './session-item.ts';
import { wait, withLock } from './timing.ts';
import { webAuthFlow } from './web-auth-flow.ts';

export default defineBackground(() => {
  reportUncaught(self);
  const send = createSend();
  const policy = createPolicySource(managedPolicy);
  const endpoints = async () => readEndpoints(await policy.current(), buildEndpoints);
  const access = createAccess({
    send,
    flow: webAuthFlow,
    tokens: sessionItem('tokens'),
    usedAt: sessionItem('tokens.used-at'),
    signedOut: sessionItem('signed-out'),
    proofKey: proofKeyStore,
    endpoints,
    idleMs: async () => readIdleMinutes(await policy.current()) * 60_000,
  });
  const screens = createPaymentScreens(browserTabs, {
    read: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).read(),
    write: (invoiceId, screen) => sessionItem(`payment-screen.${invoiceId}`).write(screen),
  });
  const windows = createReviewWindows(reviewWindow, sessionItem('review-windows'));
  const refusals = createRefusalCounter(sessionItem('refusals'));
  const journal = createJournal(journalStore);
  const operations = createOperations({ journal, lock: withLock, now: Date.now });
  const enter = createEntrance({ send, access, endpoints });
  const handlePanelMessage = createPanelHandler({
    gate: createGate(enter, operations),
    access,
    screens,
    journal,
    operations,
    money: createMoneyActions({ journal, operations, writeLastTerminal }),
    news: createNews({ enter, screens, wait }),
    pages: createWisePayPages(browserTabs),
    windows,
    writeDrafts,
    readLastTerminal,
    endpoints,
    describePage,
  });
  const handleSettingsMessage = createSettingsHandler({
    version: browser.runtime.getManifest().version,
    access,
    refusals,
    endpoints,
  });
  browser.runtime.onMessage.addListener(
    createDispatch({
      trust: {
        extensionId: browser.runtime.id,
        // Not from `getURL`: the panel is also known under an address that changes with every browser session.
        extensionOrigin: self.location.origin,
        isPsaPage: (url) => isPsaPage(url, servedHosts),
      },
      access,
      windows,
      refusals,
      handlePanelMessage,
      handleSettingsMessage,
    }),
  );

  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void policy.refresh().then(access.dropStale).catch(reportDefect);
  });
  void closeLocalStorage().catch(reportDefect);
  void settleLeftovers({ access, endpoints, send, operations }).catch(reportDefect);
  void policy.refresh().then(access.dropStale).catch(reportDefect);

  browser.tabs.onActivated.addListener(({ tabId }) => screens.tabChanged(tabId));
  browser.tabs.onRemoved.addListener((tabId) => {
    screens.tabChanged(tabId);
    // Whoever comes back from a window sees in the panel what was done there.
    void windows
      .closed(tabId)
      .then((psaTabId) => psaTabId !== undefined && screens.tabChanged(psaTabId))
      .catch(reportDefect);
  });
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') screens.tabChanged(tabId);
  });
});
