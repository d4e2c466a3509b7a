/** On PSA's pages: watches which invoice is open and keeps one panel on the page for it. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { servedMatches } from '../../lib/build-settings.ts';
import { type PageDescription, type PageState, pageQuestionSchema } from '../../lib/pod/page-messages.ts';
import { isPsaPage } from '../../lib/psa/hosts.ts';
import { type InvoiceRef, sameRecord } from '../../lib/psa/invoice-ref.ts';
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';
import { pageReader } from '../../lib/psa/read-page.ts';
import { watchInvoice } from '../../lib/psa/watch-invoice.ts';
import { watchMember } from '../../lib/psa/watch-member.ts';
import { followProfile } from './follow-profile.ts';
import { type Mount, preparePanels } from './mount-panel.ts';
import { hasGoneOn, type OpenedOn, placeOf } from './opened-by-number.ts';

/** Said where the browser has replaced the extension under an open page. */
const orphanedText = 'WisePay was updated or removed. Refresh this page to go on.';

export default defineContentScript({
  matches: [...servedMatches],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(context) {
    const page = new URL(window.location.href);
    // On which hosts: the manifest and the worker have decided that, nobody else starts this script.
    if (!isPsaPage(page, [page.host])) return;
    const { signal } = context;
    const mountPanel = preparePanels();
    let invoice: InvoiceRef | null = null;
    let mount: Mount | null = null;
    /** Set while the panel is one that a person opened by its number. */
    let openedOn: OpenedOn | null = null;
    let isGivenUp = false;
    let profile = defaultProfile;
    let watch = new AbortController();

    /** The panel goes with the person: signing out of PSA often leaves the address on the invoice. */
    const member = watchMember(
      window,
      (email) => {
        void tellMember(email);
        if (email === null || openedOn !== null) unmount();
        else if (mount !== null) mount.tellMore(mount.invoice);
        else if (invoice !== null) show(invoice);
      },
      signal,
    );

    function show(shown: InvoiceRef) {
      unmount();
      mount = mountPanel(shown, profile, () => {
        isGivenUp = true;
        tellMeddling();
      });
    }

    function unmount() {
      mount?.remove();
      mount = null;
      openedOn = null;
      isGivenUp = false;
    }

    function startWatch() {
      return watchInvoice({
        window,
        profile,
        signal: AbortSignal.any([signal, watch.signal]),
        onChange(change) {
          invoice = change.kind === 'closed' ? null : change.invoice;
          if (change.kind === 'detailed') {
            mount?.tellMore(change.invoice);
            return;
          }
          if (invoice === null) unmount();
          else show(invoice);
        },
        onLook() {
          if (invoice === null && openedOn === null) return;
          check();
          mount?.place();
        },
      });
    }
    let tracked = startWatch();

    /** What the page shows is found anew; what was opened by its number is no finding, and has to be asked for again. */
    function watchWith(changed: PsaProfile) {
      // Throws where a pattern is none, before anything is given up.
      pageReader(changed);
      watch.abort();
      watch = new AbortController();
      profile = changed;
      invoice = null;
      unmount();
      tracked = startWatch();
    }
    followProfile(browser.storage, askProfile, watchWith, signal);

    /** Brings the panel up to date with who is there, and with whether the page has gone on. */
    function check(): string | null {
      if (openedOn !== null && hasGoneOn(openedOn, placeOf(window), tracked())) unmount();
      return member.read();
    }

    function openByNumber(number: string) {
      if (invoice !== null) return;
      show({ host: window.location.host, number });
      openedOn = { place: placeOf(window), signals: tracked().signals };
    }

    function tellInvoice(memberEmail: string | null): PageDescription {
      return mount && { mountId: mount.id, invoice: mount.invoice, memberEmail };
    }

    function tellState(memberEmail: string | null): PageState {
      const { outcome } = tracked();
      return {
        host: window.location.host,
        invoice: mount?.invoice ?? null,
        isByHand: openedOn !== null,
        isGivenUp,
        hasMember: memberEmail !== null,
        noneReason: outcome.kind === 'none' ? outcome.reason : null,
      };
    }

    function answer(message: unknown, sender: Runtime.MessageSender) {
      const question = v.safeParse(pageQuestionSchema, message);
      const isWorker = sender.id === browser.runtime.id && sender.tab === undefined;
      if (!isWorker || !question.success) return undefined;
      const { kind, number } = question.output;
      const memberEmail = check();
      if (kind === 'page.describe') return Promise.resolve(tellInvoice(memberEmail));
      if (kind === 'page.open' && number !== undefined) openByNumber(number);
      if (kind === 'page.close' && openedOn !== null) unmount();
      return Promise.resolve(tellState(memberEmail));
    }
    browser.runtime.onMessage.addListener(answer);

    // The browser does not say when it replaces an extension; these moments are cheap and frequent enough to look.
    const look = () => context.isInvalid;
    for (const type of ['focus', 'pointerdown', 'visibilitychange']) {
      window.addEventListener(type, look, { signal, capture: true, passive: true });
    }
    context.onInvalidated(() => {
      mount?.orphan(orphanedText);
      // Without it, every invoice that is opened from now on would miss its panel without a word.
      watchInvoice({
        window,
        profile,
        signal: new AbortController().signal,
        onChange(change) {
          const isNoNews =
            change.kind === 'opened' && mount !== null && sameRecord(change.invoice, mount.invoice);
          if (change.kind === 'detailed' || isNoNews) return;
          unmount();
          if (change.kind === 'opened') show(change.invoice);
          mount?.orphan(orphanedText);
        },
      });
    });
  },
});

/** A page without a worker to hear it has nothing to tell: the session is gone with the worker's browser. */
async function tellMember(email: string | null) {
  await browser.runtime.sendMessage({ kind: 'page.member', email }).catch(() => {});
}

function askProfile(): Promise<unknown> {
  const ask = () => browser.runtime.sendMessage({ kind: 'page.profile' });
  // The browser may end the worker over the first question.
  return ask().catch(ask);
}

/** For the diagnostics: the page does not leave the panel alone. */
function tellMeddling() {
  void browser.runtime.sendMessage({ kind: 'page.meddling' }).catch(() => {});
}
