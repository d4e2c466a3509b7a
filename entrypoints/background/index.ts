/** The service worker: wires the browser to the POD's handlers. Listeners are registered synchronously. */
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { buildEndpoints, servedHosts } from '../../lib/build-settings.ts';
import { createJournal } from '../../lib/operations/journal.ts';
import { createOperations } from '../../lib/operations/operations.ts';
import { createEntrance } from '../../lib/pod/entrance.ts';
import { createGate } from '../../lib/pod/gate.ts';
import { createPanelHandler } from '../../lib/pod/handlers.ts';
import { createMoneyActions } from '../../lib/pod/money-actions.ts';
import { createNews } from '../../lib/pod/news.ts';
import { createPaymentScreens } from '../../lib/pod/payment-screens.ts';
import { route } from '../../lib/pod/router.ts';
import { settleLeftovers } from '../../lib/pod/settle-leftovers.ts';
import { createWisePayPages } from '../../lib/pod/wisepay-pages.ts';
import { readEndpoints } from '../../lib/policy.ts';
import { createPolicySource } from '../../lib/policy-source.ts';
import { isPsaPage } from '../../lib/psa/hosts.ts';
import { createAccess } from '../../lib/wisepay/access.ts';
import { createSend } from '../../lib/wisepay/transport.ts';
import { browserTabs } from './browser-tabs.ts';
import { describePage } from './describe-page.ts';
import { journalStore } from './journal-store.ts';
import { readLastTerminal, writeLastTerminal } from './last-terminal.ts';
import { closeLocalStorage, managedPolicy } from './managed-policy.ts';
import { sessionItem } from './session-item.ts';
import { wait, withLock } from './timing.ts';
import { webAuthFlow } from './web-auth-flow.ts';

export default defineBackground(() => {
  const send = createSend();
  const access = createAccess(send, webAuthFlow, sessionItem('tokens'));
  const policy = createPolicySource(managedPolicy);
  const endpoints = async () => readEndpoints(await policy.current(), buildEndpoints);
  const screens = createPaymentScreens(browserTabs, {
    read: (invoiceId) => sessionItem(`payment-screen.${invoiceId}`).read(),
    write: (invoiceId, screen) => sessionItem(`payment-screen.${invoiceId}`).write(screen),
  });
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
    readLastTerminal,
    endpoints,
    describePage,
  });
  const trust = {
    extensionId: browser.runtime.id,
    // Not from `getURL`: the panel is also known under an address that changes with every browser session.
    extensionOrigin: self.location.origin,
    isPsaPage: (url: URL) => isPsaPage(url, servedHosts),
  };

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const found = route(message, sender, trust);
    switch (found.to) {
      case 'panel':
        return handlePanelMessage(found.message, found.tabId);
      case 'page.member':
        return access.keepOnlyFor(found.email);
      case 'nobody':
        return undefined;
    }
  });

  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void policy.refresh().catch(console.error);
  });
  void closeLocalStorage();
  void settleLeftovers({ access, endpoints, send, operations }).catch(console.error);
  void policy.refresh().catch(console.error);

  browser.tabs.onActivated.addListener(({ tabId }) => screens.tabChanged(tabId));
  browser.tabs.onRemoved.addListener((tabId) => screens.tabChanged(tabId));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') screens.tabChanged(tabId);
  });
});
