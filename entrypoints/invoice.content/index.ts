/** On PSA's pages: watches which invoice is open and keeps one panel on the page for it. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { servedHosts, servedMatches } from '../../lib/build-settings.ts';
import { pageQuestionSchema } from '../../lib/pod/page-messages.ts';
import { isPsaPage } from '../../lib/psa/hosts.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import { defaultProfile } from '../../lib/psa/profile.ts';
import { watchInvoice } from '../../lib/psa/watch-invoice.ts';
import { watchMember } from '../../lib/psa/watch-member.ts';
import { type Mount, mountPanel } from './mount-panel.ts';

/** Said where the browser has replaced the extension under an open page. */
const orphanedText = 'WisePay was updated. Refresh this page to go on.';

export default defineContentScript({
  matches: [...servedMatches],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(context) {
    if (!isPsaPage(new URL(window.location.href), servedHosts)) return;
    const { signal } = context;
    let invoice: InvoiceRef | null = null;
    let mount: Mount | null = null;

    /** The panel goes with the person: signing out of PSA often leaves the address on the invoice. */
    const member = watchMember(
      window,
      (email) => {
        void tellMember(email);
        if (email === null) unmount();
        else if (mount !== null) mount.tellMore(mount.invoice);
        else if (invoice !== null) mount = mountPanel(invoice, tellMeddling);
      },
      signal,
    );

    function unmount() {
      mount?.remove();
      mount = null;
    }

    watchInvoice({
      window,
      profile: defaultProfile,
      signal,
      onChange(change) {
        invoice = change.kind === 'closed' ? null : change.invoice;
        if (change.kind === 'detailed') {
          mount?.tellMore(change.invoice);
          return;
        }
        unmount();
        if (invoice !== null) mount = mountPanel(invoice, tellMeddling);
      },
      onLook() {
        if (invoice === null) return;
        member.read();
        mount?.place();
      },
    });

    function describe(question: unknown, sender: Runtime.MessageSender) {
      const isWorker = sender.id === browser.runtime.id && sender.tab === undefined;
      if (!isWorker || !v.is(pageQuestionSchema, question)) return undefined;
      const description = mount && { mountId: mount.id, invoice: mount.invoice, memberEmail: member.read() };
      return Promise.resolve(description);
    }
    browser.runtime.onMessage.addListener(describe);

    // The browser does not say when it replaces an extension; these moments are cheap and frequent enough to look.
    const look = () => context.isInvalid;
    for (const type of ['focus', 'pointerdown', 'visibilitychange']) {
      window.addEventListener(type, look, { signal, capture: true, passive: true });
    }
    context.onInvalidated(() => {
      mount?.orphan(orphanedText);
      // Nothing watches the page any more: with the next navigation the sentence has done its work.
      window.navigation.addEventListener('currententrychange', unmount, { once: true });
    });
  },
});

/** A page without a worker to hear it has nothing to tell: the session is gone with the worker's browser. */
async function tellMember(email: string | null) {
  await browser.runtime.sendMessage({ kind: 'page.member', email }).catch(() => {});
}

/** For the diagnostics: the page does not leave the panel alone. */
function tellMeddling() {
  void browser.runtime.sendMessage({ kind: 'page.meddling' }).catch(() => {});
}
