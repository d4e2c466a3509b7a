/** On PSA's pages: watches which invoice is open and keeps one panel on the page for it. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { type PageDescription, type PageState, pageQuestionSchema } from '../../lib/pod/page-messages.ts';
import { isClientPage } from '../../lib/psa/client-page.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';
import { watchInvoice } from '../../lib/psa/watch-invoice.ts';
import { watchMember } from '../../lib/psa/watch-member.ts';
import { followProfile } from './follow-profile.ts';
import { createPanelSlot } from './panel-slot.ts';

export default defineContentScript({
  // The build fills them in (`wxt.config.ts`), so that no page has to load how they are made.
  matches: [],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  main(context) {
    // On which hosts: the manifest and the worker have decided that, nobody else starts this script.
    if (!isClientPage(window.location)) return;
    const { signal } = context;
    const slot = createPanelSlot(tellMeddling);
    /** What the page itself names. */
    let invoice: InvoiceRef | null = null;
    let profile = defaultProfile;
    let watch = new AbortController();

    /** The panel goes with the person: signing out of PSA often leaves the address on the invoice. */
    const member = watchMember(
      window,
      (email) => {
        void tellMember(email);
        if (email === null || slot.isByHand) slot.clear();
        else if (slot.mount !== null) slot.mount.tellMore(slot.mount.invoice);
        else if (invoice !== null) slot.show(invoice, profile);
      },
      signal,
    );

    function startWatch() {
      return watchInvoice({
        window,
        profile,
        signal: AbortSignal.any([signal, watch.signal]),
        onChange(change) {
          invoice = change.kind === 'closed' ? null : change.invoice;
          if (change.kind === 'detailed') slot.mount?.tellMore(change.invoice);
          else if (change.kind === 'opened') slot.show(change.invoice, profile);
          else slot.clear();
        },
        onLook() {
          if (invoice === null && !slot.isByHand) return;
          look();
          slot.mount?.place();
        },
      });
    }
    let tracked = startWatch();

    /** What the page shows is found anew; what was opened by its number is no finding, and has to be asked for again. */
    function watchWith(changed: PsaProfile) {
      watch.abort();
      watch = new AbortController();
      profile = changed;
      invoice = null;
      slot.clear();
      tracked = startWatch();
    }
    followProfile(browser.storage, askProfile, watchWith, signal);

    /** Brings the panel up to date with whether the page has gone on, and with who is there. */
    function look(): string | null {
      // Asked for only then: the first look comes before the watch that tells it.
      if (slot.isByHand) slot.look(tracked());
      return member.read();
    }

    function tellInvoice(memberEmail: string | null): PageDescription {
      const { mount } = slot;
      return mount && { mountId: mount.id, invoice: mount.invoice, memberEmail };
    }

    function tellState(memberEmail: string | null): PageState {
      const { outcome } = tracked();
      return {
        host: window.location.host,
        invoice: slot.mount?.invoice ?? null,
        isByHand: slot.isByHand,
        isGivenUp: slot.isGivenUp,
        hasMember: memberEmail !== null,
        noneReason: outcome.kind === 'none' ? outcome.reason : null,
      };
    }

    function answer(message: unknown, sender: Runtime.MessageSender) {
      const question = v.safeParse(pageQuestionSchema, message);
      const isWorker = sender.id === browser.runtime.id && sender.tab === undefined;
      if (!isWorker || !question.success) return undefined;
      const { kind, number } = question.output;
      const memberEmail = look();
      if (kind === 'page.describe') return Promise.resolve(tellInvoice(memberEmail));
      if (kind === 'page.open' && number !== undefined && invoice === null) {
        slot.showByHand({ host: window.location.host, number }, profile, tracked());
      }
      if (kind === 'page.close' && slot.isByHand) slot.clear();
      return Promise.resolve(tellState(memberEmail));
    }
    browser.runtime.onMessage.addListener(answer);

    // The browser does not say when it replaces an extension; these moments are cheap and frequent enough to look.
    const noticeReplacement = () => context.isInvalid;
    for (const type of ['focus', 'pointerdown', 'visibilitychange']) {
      window.addEventListener(type, noticeReplacement, { signal, capture: true, passive: true });
    }
    context.onInvalidated(() => {
      slot.mount?.orphan();
      // Without it, every invoice that is opened from now on would miss its panel without a word.
      watchInvoice({
        window,
        profile,
        signal: new AbortController().signal,
        onChange(change) {
          if (change.kind === 'detailed') return;
          if (change.kind === 'opened') slot.show(change.invoice, profile);
          else slot.clear();
          slot.mount?.orphan();
        },
        onLook: () => slot.mount?.place(),
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
