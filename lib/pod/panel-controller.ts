/**
 * What the panel does, without how it looks: it keeps the latest view, asks for a new one when there is reason
 * to, and turns a person's wish into one message.
 */
import type { PodError } from '../errors.ts';
import type { Money } from '../money.ts';
import type { Refund } from '../wisepay/schemas/payment.ts';
import type { AskWorker } from './ask-worker.ts';
import { createIntentIds } from './intent-ids.ts';
import type { PanelMessage, PanelReply } from './messages.ts';
import type { PodView } from './views.ts';

/** What a person can ask for; one at a time. */
export type Action =
  | 'check_again'
  | 'sign_in'
  | 'pay'
  | 'send_to_terminal'
  | 'cancel_terminal_payment'
  | 'refund'
  | 'remind'
  | 'step_up'
  | 'dismiss'
  | 'open';

export interface PanelState {
  /** Null until the first view is there. */
  readonly view: PodView | null;
  /** The action under way, if any. */
  readonly busy: Action | null;
  /** The action that failed last, and why; the view is still good. */
  readonly failure: { readonly action: Action; readonly error: PodError } | null;
}

/** A refund as the form has it: one part for each payment. */
export interface RefundWish {
  readonly refunds: readonly {
    readonly paymentId: string;
    /** Without surcharge. */
    readonly amount: Money;
    readonly includesSurcharge: boolean;
  }[];
  readonly reason: Refund['reason'];
  readonly note?: string;
}

/** Each resolves when its action is over; what came of it is in the state. */
export interface PanelController {
  readonly state: PanelState;
  /** Loads the view again because something outside may have changed it. */
  refresh(): Promise<void>;
  checkAgain(): Promise<void>;
  signIn(switchUser: boolean): Promise<void>;
  pay(): Promise<void>;
  sendToTerminal(wish: { readonly terminalId: string; readonly amount: Money }): Promise<void>;
  cancelTerminalPayment(terminalPaymentId: string): Promise<void>;
  /** True when the worker has dealt with it: the form may close. */
  refund(wish: RefundWish): Promise<boolean>;
  remind(): Promise<void>;
  /** Signs in again, as WisePay asked before it goes on with an intent. */
  stepUp(intentId: string): Promise<void>;
  /** Puts away the outcome of an intent. */
  dismiss(intentId: string): Promise<void>;
  /** Puts away the terminal payment that has ended. */
  putAwayTerminalPayment(): Promise<void>;
  /** Opens a page of WisePay's. */
  open(page: 'receipt' | 'card_present' | 'home', terminalPaymentId?: string): Promise<void>;
}

export interface PanelControllerParts {
  readonly ask: AskWorker;
  /** The mount that this panel belongs to. */
  readonly mountId: string;
  /** Called after every change of `state`. */
  onChange(): void;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Ends watching. */
  readonly signal: AbortSignal;
}

/** How long to wait after a watch that failed, in ms. */
const watchAgainMs = 3_000;

/** How often, and how many times, to look whether an interrupted sign-in was finished in its window. */
const signInLooks = { everyMs: 2_000, times: 60 };

/** WisePay has decided against it; while it is still busy with the first try, it has not decided. */
function isRefusal(error: PodError): boolean {
  return error.code === 'refused' && error.details.problemCode !== 'operation_in_progress';
}

export function createPanelController(parts: PanelControllerParts): PanelController {
  const { ask, mountId, signal } = parts;
  const intentIds = createIntentIds();
  let state: PanelState = { view: null, busy: null, failure: null };
  /** Counts requests, so that a late answer never replaces a later one. */
  let latest = 0;
  let watching = false;
  let refreshing = false;
  let refreshAgain = false;
  /** The terminal payment on screen, until it is put away; it stays after it has ended. */
  let terminalPaymentId: string | undefined;

  function update(change: Partial<PanelState>) {
    if (signal.aborted) return;
    state = { ...state, ...change };
    parts.onChange();
  }

  function showView(view: PodView) {
    if (view.kind === 'ready') terminalPaymentId = view.terminalPayment?.id;
    update({ view });
    if (view.kind === 'ready' && view.live) void watch();
  }

  async function request(message: PanelMessage): Promise<PanelReply> {
    latest += 1;
    const own = latest;
    const reply = await ask(message);
    if (reply.ok && own === latest) showView(reply.view);
    return reply;
  }

  /**
   * However often it is called meanwhile, one load runs at a time and at most one more after it, and none while an
   * action is under way: its reply would count as late.
   */
  async function refresh() {
    if (refreshing || state.busy !== null) {
      refreshAgain = true;
      return;
    }
    refreshing = true;
    do {
      refreshAgain = false;
      await loadQuietly();
    } while (refreshAgain && state.busy === null && !signal.aborted);
    refreshing = false;
  }

  /** A look that fails leaves an invoice on screen where it is, and says that it could not be brought up to date. */
  async function loadQuietly() {
    latest += 1;
    const own = latest;
    const reply = await ask({ kind: 'pod.load', mountId, terminalPaymentId });
    if (own !== latest) return;
    const error = reply.ok ? reply.view.kind === 'unavailable' && reply.view.error : reply.error;
    if (error === false) {
      if (state.failure?.action === 'check_again') update({ failure: null });
      if (reply.ok) showView(reply.view);
    } else if (state.view === null || state.view.kind === 'unavailable') {
      update({ view: { kind: 'unavailable', error } });
    } else if (state.failure === null) {
      update({ failure: { action: 'check_again', error } });
    }
  }

  /** While something is under way, one question for news is open. A late answer never replaces a later view. */
  async function watch() {
    if (watching) return;
    watching = true;
    while (!signal.aborted && state.view?.kind === 'ready' && state.view.live) {
      const own = latest;
      const reply = await ask({ kind: 'pod.watch', mountId, terminalPaymentId });
      if (!reply.ok) await parts.wait(watchAgainMs);
      else if (own === latest && state.busy === null) showView(reply.view);
      // What it told may be news all the same: look again rather than lose it.
      else await refresh();
    }
    watching = false;
  }

  /** Runs one action at a time: a second click while the first is under way does nothing, and gives null. */
  async function act(action: Action, message: PanelMessage): Promise<PanelReply | null> {
    if (state.busy !== null) return null;
    update({ busy: action, failure: null });
    const reply = await request(message);
    update({ busy: null, failure: reply.ok ? null : { action, error: reply.error } });
    if (refreshAgain || (!reply.ok && isRefusal(reply.error))) await refresh();
    return reply;
  }

  /** The same wish keeps its intent id until the worker has dealt with it, however often it is tried. */
  async function wish(
    action: Action,
    content: unknown,
    message: (intentId: string) => PanelMessage,
  ): Promise<boolean> {
    const name = JSON.stringify([action, content]);
    const reply = await act(action, message(intentIds.for(name)));
    if (reply === null) return false;
    if (reply.ok || isRefusal(reply.error)) intentIds.forget(name);
    return reply.ok;
  }

  function isInterrupted(): boolean {
    return state.failure?.error.code === 'sign_in_interrupted';
  }

  function invoiceVersion(): string {
    return state.view?.kind === 'ready' ? state.view.invoice.version : '';
  }

  function refundedSoFar(paymentId: string, { currency }: Money): Money {
    const payments = state.view?.kind === 'ready' ? state.view.invoice.payments : [];
    return payments.find(({ id }) => id === paymentId)?.refunded ?? { value: 0, currency };
  }

  return {
    get state() {
      return state;
    },
    refresh,
    async checkAgain() {
      await act('check_again', { kind: 'pod.load', mountId, terminalPaymentId });
    },
    async signIn(switchUser) {
      await act('sign_in', { kind: 'pod.sign_in', mountId, switchUser });
      for (let look = 0; look < signInLooks.times && isInterrupted() && !signal.aborted; look += 1) {
        await parts.wait(signInLooks.everyMs);
        await refresh();
        if (state.view?.kind !== 'sign_in' && isInterrupted()) update({ failure: null });
      }
    },
    async pay() {
      await wish('pay', null, (intentId) => ({ kind: 'pod.pay', mountId, intentId }));
    },
    async sendToTerminal({ terminalId, amount }) {
      const content = { terminalId, amount, invoiceVersion: invoiceVersion() };
      await wish('send_to_terminal', content, (intentId) => ({
        kind: 'pod.send_to_terminal',
        mountId,
        intentId,
        ...content,
      }));
    },
    async cancelTerminalPayment(id) {
      const content = { terminalPaymentId: id };
      await wish('cancel_terminal_payment', content, (intentId) => ({
        kind: 'pod.cancel_terminal_payment',
        mountId,
        intentId,
        ...content,
      }));
    },
    async refund({ refunds, reason, note }) {
      const version = invoiceVersion();
      const content = { refunds, reason, note, version };
      return wish('refund', content, (intentId) => ({
        kind: 'pod.refund',
        mountId,
        refunds: refunds.map((part) => ({
          ...part,
          intentId: intentIds.for(`${intentId} ${part.paymentId}`),
          refundedSoFar: refundedSoFar(part.paymentId, part.amount),
        })),
        reason,
        note,
        invoiceVersion: version,
      }));
    },
    async remind() {
      const content = { invoiceVersion: invoiceVersion() };
      await wish('remind', content, (intentId) => ({ kind: 'pod.remind', mountId, intentId, ...content }));
    },
    async stepUp(intentId) {
      await act('step_up', { kind: 'pod.step_up', mountId, intentId });
    },
    async dismiss(intentId) {
      await act('dismiss', { kind: 'pod.dismiss', mountId, intentId });
    },
    async putAwayTerminalPayment() {
      if (state.view?.kind !== 'ready') return;
      const sent = state.view.operations.filter(
        ({ kind, state: outcome }) => kind === 'terminal_payment' && outcome === 'accepted',
      );
      terminalPaymentId = undefined;
      for (const { intentId } of sent) await act('dismiss', { kind: 'pod.dismiss', mountId, intentId });
      await refresh();
    },
    async open(page, id) {
      await act('open', { kind: 'pod.open', mountId, page, terminalPaymentId: id });
    },
  };
}
