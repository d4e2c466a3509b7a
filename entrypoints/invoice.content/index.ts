/** The content script on PSA's pages: watches which invoice is open and keeps one panel on the page for it. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchInvoice } from '../../lib/page/detection/watch-invoice.ts';
import { watchMember } from '../../lib/page/detection/watch-member.ts';
import {
  type PageDescription,
  type PageState,
  pageQuestionSchema,
  pageWelcomeSchema,
} from '../../lib/protocol/page-messages.ts';
import { isClientPage } from '../../lib/psa/client-page.ts';
import type { InvoiceRef } from '../../lib/psa/invoice-ref.ts';
import { createPanelSlot } from './panel-slot.ts';
import { createProfileInForce } from './profile-in-force.ts';
import { createTellMissed } from './tell-missed.ts';
import { askWorker } from './tell-worker.ts';
import { untilActivated } from './until-activated.ts';

export default defineContentScript({
  // The build fills these in (`wxt.config.ts`), so that pages do not load the code that makes them.
  matches: [],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,

  async main(context) {
    // The manifest and the worker, which alone start this script, have already checked the host.
    if (!isClientPage(window.location)) return;
    if (document.prerendering) {
      await untilActivated(document);
      if (context.isInvalid) return;
    }
    const { signal } = context;
    const slot = createPanelSlot();
    /** The invoice that the page names. */
    let invoice: InvoiceRef | null = null;
    const profiles = createProfileInForce(watchAnew);
    let watch = new AbortController();
    let tellMissed = createTellMissed();

    /** The panel follows the person: signing out of PSA often leaves the address on the invoice. */
    const member = watchMember(
      window,
      (email) => {
        void askWorker({ kind: 'page.member', email }).then(hearWelcome);
        if (email === null || slot.isByHand) slot.clear();
        else if (slot.mount !== null) slot.mount.tellMore(slot.mount.invoice);
        else if (invoice !== null) slot.show(invoice, profiles.current);
      },
      signal,
    );

    function hearWelcome(answer: unknown) {
      const welcome = v.safeParse(pageWelcomeSchema, answer);
      if (!welcome.success || signal.aborted) return;
      slot.learn(welcome.output);
      // A panel that already exists waits for this before it is shown.
      slot.mount?.place();
      profiles.welcome(welcome.output.profile);
    }

    function startWatch() {
      return watchInvoice({
        window,
        profile: profiles.current,
        signal: AbortSignal.any([signal, watch.signal]),
        onChange(change) {
          invoice = change.kind === 'closed' ? null : change.invoice;
          if (change.kind === 'detailed') slot.tellMore(change.invoice);
          else if (change.kind === 'opened') slot.show(change.invoice, profiles.current);
          else slot.clear();
        },
        onLook({ outcome }) {
          if (outcome.kind === 'none' && outcome.reason === 'no_record_named') tellMissed(profiles.current);
          if (invoice === null && !slot.isByHand) return;
          look();
          slot.mount?.place();
        },
      });
    }
    let tracked = startWatch();

    /** Starts detection again. Closes a panel that was opened by number, because detection cannot find it. */
    function watchAnew() {
      watch.abort();
      watch = new AbortController();
      tellMissed = createTellMissed();
      invoice = null;
      slot.clear();
      tracked = startWatch();
    }

    /** Checks whether the page has moved on and who is signed in, and updates the panel. Returns the member's email. */
    function look(): string | null {
      // `tracked` is read only in this case: the first look comes before it is assigned.
      if (slot.isByHand) slot.look(tracked());
      return member.read();
    }

    function tellInvoice(memberEmail: string | null): PageDescription {
      const { mount } = slot;
      return (
        mount && {
          mountId: mount.id,
          invoice: mount.invoice,
          memberEmail,
          isByHand: slot.isByHand,
          wisePayPod: tracked().signals?.wisePayPod,
        }
      );
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

    function answer(
      message: unknown,
      sender: { readonly id?: string; readonly tab?: unknown },
      reply: (answer?: unknown) => void,
    ): undefined {
      const question = v.safeParse(pageQuestionSchema, message);
      const isWorker = sender.id === browser.runtime.id && sender.tab === undefined;
      if (!isWorker || !question.success) return;
      const { kind, number, profile } = question.output;
      if (kind === 'page.profile') {
        if (profile !== undefined) profiles.tell(profile);
        return;
      }
      const memberEmail = look();
      if (kind === 'page.describe') {
        reply(tellInvoice(memberEmail));
        return;
      }
      if (kind === 'page.open' && number !== undefined && invoice === null) {
        slot.showByHand({ host: window.location.host, number }, profiles.current, tracked());
        tellMissed(profiles.current);
      }
      if (kind === 'page.close' && slot.isByHand) slot.clear();
      reply(tellState(memberEmail));
    }
    browser.runtime.onMessage.addListener(answer);

    // The browser does not say when it replaces an extension; these events are a cheap and frequent chance to check.
    const noticeReplacement = () => context.isInvalid;
    for (const type of ['focus', 'pointerdown', 'visibilitychange']) {
      window.addEventListener(type, noticeReplacement, { signal, capture: true, passive: true });
    }
    context.onInvalidated(() => {
      slot.mount?.orphan();
      // Without this, every invoice opened from now on would lack its panel without explanation.
      watchInvoice({
        window,
        profile: profiles.current,
        signal: new AbortController().signal,
        onChange(change) {
          if (change.kind === 'detailed') return;
          if (change.kind === 'opened') slot.show(change.invoice, profiles.current);
          else slot.clear();
          slot.mount?.orphan();
        },
        onLook: () => slot.mount?.place(),
      });
    });
  },
});
