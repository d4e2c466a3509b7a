/**
 * The open form and the drafts. They outlive everything but the invoice: a view that refreshes, a WisePay that cannot
 * be reached for a while, and a panel that is collapsed.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeptDrafts } from '../../lib/panel/kept-drafts.ts';
import type { RefundInput, TerminalPaymentInput } from '../../lib/panel/panel-intents.ts';
import type { RefundDraft, StoredDrafts, TerminalDraft } from '../../lib/protocol/drafts-message.ts';
import {
  areAcknowledged,
  isBlocked,
  needsWarning,
  uncertainPayments,
} from '../../lib/protocol/payability.ts';
import { isAcknowledged, type ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import type { PodView, ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { newRefundDraft, withoutSentParts } from '../refund/refund-plan.ts';
import { terminalDraftOn } from '../terminal/terminal-draft.ts';
import type { PanelActions } from '../ui/panel-context.ts';
import { useRestored } from './restored-drafts.ts';

interface Drafts extends StoredDrafts {
  /** The ID of the terminal payment that was on screen last. */
  readonly followedId: string | undefined;
}

export interface DraftStore extends Pick<Drafts, 'form' | 'pay' | 'terminal' | 'refund'> {
  /** Everything, to continue elsewhere. */
  readonly stored: StoredDrafts;
  /** Opens a form with its earlier draft, or else with a new one for the view's invoice. */
  open(form: ActionId, view: ReadyView): void;
  /** Opens the form of a terminal payment with this draft. */
  openTerminal(draft: TerminalDraft): void;
  /** Closes the form and forgets everything that was typed. */
  discard(): void;
  /** Closes the form. What was typed is there when the form is opened again; what was confirmed is not. */
  close(): void;
  /** Notes the scheduled payment that the person acknowledges. */
  acknowledge(scheduled: ScheduledPayment | null): void;
  /** The same for uncertain terminal payments; WisePay's IDs. */
  acknowledgePayments(ids: readonly string[]): void;
  /** Changes the draft of a terminal payment; does nothing if there is none. */
  changeTerminal(change: Partial<TerminalDraft>): void;
  /** The same for a refund. */
  changeRefund(change: Partial<RefundDraft>): void;
  /** Opens the payments screen; if a scheduled or uncertain payment is in the way, the form that asks first. */
  openPaymentsScreen(): Promise<void>;
  /** Sends, and closes the form once the terminal payment shows. */
  sendToTerminal(input: TerminalPaymentInput): Promise<void>;
  /** Sends, and closes the form once every part of it is under way. */
  sendRefund(input: RefundInput): Promise<void>;
}

/** How the payment form starts. */
const unacknowledged = { acknowledged: null, acknowledgedPayments: [] as readonly string[] } as const;

const noDrafts = { form: null, pay: null, terminal: null, refund: null, followedId: undefined } as const;

/**
 * @param view what is on screen; the drafts belong to its invoice, or else to the last one that was on screen
 * @param initial the drafts that were typed in the panel that opened this window
 * @param kept the drafts of the browser session; absent in a window
 */
export function useDrafts(
  view: PodView | null,
  panel: Pick<PanelActions, 'pay' | 'sendToTerminal' | 'refund'>,
  initial?: StoredDrafts,
  kept?: KeptDrafts,
): DraftStore {
  const [stored, setStored] = useState<Drafts>({ invoice: '', ...noDrafts, ...initial });
  const shown = view?.kind === 'ready' ? view : undefined;
  const latest = useRef(shown);
  latest.current = shown;
  const invoice = shown === undefined ? stored.invoice : nameOf(shown);
  const invoiceId = shown?.invoice.id;
  const restored = useRestored(invoice, shown, kept);
  const drafts = stored.invoice === invoice ? stored : { ...noDrafts, ...restored, invoice };
  /** Changes at once; what is drawn follows. */
  const now = useRef(drafts);
  now.current = drafts;
  /** What is on its way must not be there to be sent again after a reload. */
  const isRefundOnItsWay = useRef(false);

  function keep({ form, pay, terminal, refund }: Drafts) {
    if (invoiceId === undefined) return;
    const left = isRefundOnItsWay.current ? { form: null, refund: null } : { form, refund };
    kept?.keep(invoiceId, { invoice, pay, terminal, ...left });
  }

  /** Whether the invoice is still the one that these drafts are for. */
  const isStillShown = () => latest.current !== undefined && nameOf(latest.current) === invoice;

  function change(next: (drafts: Drafts) => Partial<Drafts>) {
    const changed = { ...now.current, ...next(now.current) };
    now.current = changed;
    setStored(changed);
    keep(changed);
  }

  const followedId = shown?.terminalPayment?.id;
  useEffect(() => {
    if (followedId === undefined) return;
    // The payment that was sent, or one that another person had open: either takes the form's place.
    change(({ followedId: before, form, terminal }) =>
      before === followedId
        ? {}
        : {
            followedId,
            form: form === 'terminal' ? null : form,
            terminal: terminal?.isSent ? null : terminal,
          },
    );
  }, [followedId, invoice]);

  const { pay, terminal, refund } = drafts;
  const isPayMeant = pay !== null && (shown === undefined || needsWarning(shown));
  const isPayOver = drafts.form === 'pay' && !isPayMeant;
  const form = isPayOver ? null : drafts.form;
  useEffect(() => {
    // With the payment it warns about, the form is gone, and must not come back automatically with another one.
    if (isPayOver) change(() => ({ form: null, pay: null }));
  }, [isPayOver]);

  return {
    stored: { invoice, form, pay, terminal, refund },
    form,
    pay,
    terminal,
    refund,
    open(form, ready) {
      change(({ terminal, refund }) => ({
        form,
        pay: form === 'pay' ? unacknowledged : null,
        terminal: form === 'terminal' ? terminalDraftOn(ready, terminal) : terminal,
        refund: form === 'refund' ? (refund ?? newRefundDraft(ready)) : refund,
      }));
    },
    openTerminal(draft) {
      change(() => ({ form: 'terminal', pay: null, terminal: draft }));
    },
    discard() {
      change(() => ({ form: null, pay: null, terminal: null, refund: null }));
    },
    close() {
      change(({ terminal, refund }) => ({
        form: null,
        pay: null,
        terminal: terminal && { ...terminal, ...unacknowledged },
        refund: refund && { ...refund, reviewedVersion: null },
      }));
    },
    acknowledge(acknowledged) {
      change(({ pay }) => ({ pay: pay && { ...pay, acknowledged } }));
    },
    acknowledgePayments(acknowledgedPayments) {
      change(({ pay }) => ({ pay: pay && { ...pay, acknowledgedPayments } }));
    },
    changeTerminal(part) {
      change(({ terminal }) => ({ terminal: terminal && { ...terminal, ...part } }));
    },
    changeRefund(part) {
      change(({ refund }) => ({ refund: refund && { ...refund, ...part } }));
    },
    async openPaymentsScreen() {
      const scheduled = shown?.invoice.scheduledPayment;
      const uncertain = shown === undefined ? [] : uncertainPayments(shown);
      const payments = pay?.acknowledgedPayments;
      if (!isAcknowledged(scheduled, pay?.acknowledged) || !areAcknowledged(uncertain, payments)) {
        change(() => ({ form: 'pay', pay: unacknowledged }));
        return;
      }
      if (!(await panel.pay(scheduled, payments))) return;
      const now = latest.current;
      if (now === undefined || nameOf(now) !== invoice) return;
      // Another payment may have come in the way since the person saw the invoice: then nothing was opened.
      const isOver =
        isAcknowledged(now.invoice.scheduledPayment, scheduled) &&
        areAcknowledged(uncertainPayments(now), payments);
      change((own) => {
        // Another form that was opened meanwhile stays.
        if (own.form !== null && own.form !== 'pay') return {};
        return isOver ? { form: null, pay: null } : { form: 'pay', pay: unacknowledged };
      });
    },
    async sendToTerminal(input) {
      change(({ terminal }) => ({ terminal: terminal && { ...terminal, isSent: true } }));
      await panel.sendToTerminal(input);
      const seen = latest.current;
      const isOver =
        seen?.terminalPayment?.id === followedId && !isBlocked(seen?.operations ?? [], 'terminal');
      // Nothing came of it: what was typed is there to be sent again.
      if (isOver && isStillShown()) {
        change(({ terminal }) => ({ terminal: terminal && { ...terminal, isSent: false } }));
      }
    },
    async sendRefund(input) {
      const before = shown?.operations ?? [];
      isRefundOnItsWay.current = true;
      change(() => ({}));
      const isDealtWith = await panel.refund(input);
      isRefundOnItsWay.current = false;
      if (!isStillShown()) {
        if (isDealtWith) setStored((own) => (own.invoice === invoice ? { ...own, ...noDrafts } : own));
        return;
      }
      const operations = latest.current?.operations ?? [];
      change(({ refund, form }) => {
        const left = isDealtWith && refund !== null ? withoutSentParts(refund, before, operations) : refund;
        return { refund: left, form: form === 'refund' && left === null ? null : form };
      });
    },
  };
}

function nameOf({ invoice: { recordId, number } }: ReadyView): string {
  return `${recordId} ${number}`;
}
