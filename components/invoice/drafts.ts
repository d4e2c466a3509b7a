/**
 * The open form and the drafts. They outlive everything but the invoice: a view that refreshes, a WisePay that cannot
 * be reached for a while, and a panel that is collapsed.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefundInput, TerminalPaymentInput } from '../../lib/panel/panel-intents.ts';
import type { RefundDraft, StoredDrafts, TerminalDraft } from '../../lib/protocol/drafts-message.ts';
import { areAcknowledged, uncertainPayments } from '../../lib/protocol/payability.ts';
import { isAcknowledged, type ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import type { PodView, ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { newRefundDraft, withoutSentParts } from '../refund/refund-plan.ts';
import { terminalDraftOn } from '../terminal/terminal-draft.ts';
import type { PanelActions } from '../ui/panel-context.ts';

interface Drafts extends StoredDrafts {
  /** The ID of the terminal payment that was on screen last. */
  readonly followedId: string | undefined;
}

export interface DraftStore extends Pick<Drafts, 'form' | 'pay' | 'terminal' | 'refund'> {
  /** Everything, to continue elsewhere. */
  readonly stored: StoredDrafts;
  /** Opens a form with its earlier draft, or else with a new one for the view's invoice. */
  open(form: ActionId, view: ReadyView): void;
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
  sendToTerminal(input: TerminalPaymentInput): void;
  /** Sends, and closes the form once every part of it is under way. */
  sendRefund(input: RefundInput): Promise<void>;
}

/** How the payment form starts. */
const unacknowledged = { acknowledged: null, acknowledgedPayments: [] as readonly string[] } as const;

const noDrafts = { form: null, pay: null, terminal: null, refund: null, followedId: undefined } as const;

/**
 * @param view what is on screen; the drafts belong to its invoice, or else to the last one that was on screen
 * @param initial the drafts that were typed elsewhere
 */
export function useDrafts(
  view: PodView | null,
  panel: Pick<PanelActions, 'pay' | 'sendToTerminal' | 'refund'>,
  initial?: StoredDrafts,
): DraftStore {
  const [stored, setStored] = useState<Drafts>({ invoice: '', ...noDrafts, ...initial });
  const shown = view?.kind === 'ready' ? view : undefined;
  const latest = useRef(shown);
  latest.current = shown;
  const invoice = shown === undefined ? stored.invoice : nameOf(shown);
  const ofInvoice = (drafts: Drafts): Drafts =>
    drafts.invoice === invoice ? drafts : { invoice, ...noDrafts };
  const drafts = ofInvoice(stored);

  function change(next: (drafts: Drafts) => Partial<Drafts>) {
    setStored((before) => {
      const own = ofInvoice(before);
      return { ...own, ...next(own) };
    });
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
    sendToTerminal(input) {
      change(({ terminal }) => ({ terminal: terminal && { ...terminal, isSent: true } }));
      void panel.sendToTerminal(input);
    },
    async sendRefund(input) {
      const before = shown?.operations ?? [];
      if (!(await panel.refund(input))) return;
      const now = latest.current;
      const left = (refund: RefundDraft | null) =>
        refund !== null && now !== undefined && nameOf(now) === invoice
          ? withoutSentParts(refund, before, now.operations)
          : null;
      setStored((own) => {
        if (own.invoice !== invoice) return own;
        const refund = left(own.refund);
        return { ...own, refund, form: own.form === 'refund' && refund === null ? null : own.form };
      });
    },
  };
}

/** Whether the person must know what else may pay the invoice before the payments screen opens. */
function needsWarning(view: ReadyView): boolean {
  return view.invoice.scheduledPayment !== undefined || uncertainPayments(view).length > 0;
}

function nameOf({ invoice: { recordId, number } }: ReadyView): string {
  return `${recordId} ${number}`;
}
