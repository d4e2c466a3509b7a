/**
 * Keeps the panel's view: the latest one from the worker, refreshed when there is reason to, watched while something is
 * under way, and never replaced by an answer that is older than what is on screen.
 */
import type { PodError } from '../errors.ts';
import type { PanelMessage, PanelReply, Presentation } from '../protocol/panel-messages.ts';
import type { PodView, ReadyView } from '../protocol/views.ts';
import { reportDefect } from '../report-defect.ts';
import type { ActionId } from '../wisepay/contract/action-ids.ts';
import type { AskReport } from './ask-report.ts';
import { createBackoff } from './backoff.ts';

/** What a person can ask the panel for; one at a time. */
export type PanelAction =
  | ActionId
  | 'terminal_cancel'
  | 'check_again'
  | 'sign_in'
  | 'step_up'
  | 'dismiss'
  | 'open';

/** What a panel draws; every change makes a new one. */
export interface PanelState {
  /** Null until the first view arrives. */
  readonly view: PodView | null;
  /** The action under way, if any. */
  readonly busy: PanelAction | null;
  /** The action that failed last, and why; the view is still valid. */
  readonly failure: { readonly action: PanelAction; readonly error: PodError } | null;
  /**
   * The action that was done although the invoice could not be read afterwards, until it is read again. A view of
   * another kind tells nothing about it.
   */
  readonly unread?: (NonNullable<ReadyView['unread']> & { readonly action: PanelAction }) | undefined;
  /** Undefined until the worker has sent it. */
  readonly presentation?: Presentation | undefined;
}

export interface PanelStateOptions {
  /** Sends a message to the worker and resolves with its reply; never rejects. */
  ask(message: PanelMessage): Promise<PanelReply>;
  /** Asks for the diagnostics report; as a panel in a tab if left out. */
  readonly askReport?: AskReport;
  /** The mount that this panel belongs to. */
  readonly mountId: string;
  /** Called after every change of `state`. */
  onChange(): void;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Whether something else shows the same, so that nothing has to be watched. */
  isPaused?(): boolean;
  /** Ends watching. */
  readonly signal: AbortSignal;
  /** A number from 0 up to 1; `Math.random` if left out. */
  random?(): number;
}

/** None of its calls rejects. */
export interface PanelStateKeeper {
  readonly state: PanelState;
  /** The ID of the terminal payment on screen, until it is dismissed; it stays after the payment has ended. */
  readonly terminalPaymentId: string | undefined;
  /** Stops asking for the terminal payment; the view on screen keeps it until the next view. */
  dismissTerminalPayment(): void;
  /** Removes the failure from the screen. */
  clearFailure(): void;
  /** Loads the view again because something outside may have changed it. If that fails, the view stays on screen. */
  refresh(): Promise<void>;
  /** Asks for something that has no part in the view, even while an action is under way; a failure is shown. */
  tell(action: PanelAction, message: PanelMessage): Promise<void>;
  /** Asks for what no one waits for, even while an action is under way; a failure is not shown. */
  askQuietly(messages: readonly PanelMessage[]): Promise<void>;
  /** Runs one action at a time: a second one while the first is under way does nothing, and resolves with null. */
  act(action: PanelAction, message: PanelMessage): Promise<PanelReply | null>;
}

/** How long to wait before the next question for updates while an action is under way, in ms. */
const watchAgainMs = 3_000;

/** Whether WisePay has decided against the request; while it is still busy with the first try, it has not decided. */
export function isRefusal(error: PodError): boolean {
  return error.code === 'refused' && error.details.problemCode !== 'operation_in_progress';
}

/** Creates the keeper of one panel's view. It asks for nothing until one of its methods is called. */
export function createPanelState(options: PanelStateOptions): PanelStateKeeper {
  const { mountId, signal, isPaused = () => false } = options;
  /** The pauses between failed questions for updates. */
  const backoff = createBackoff(options.wait, options.random ?? Math.random);
  let state: PanelState = { view: null, busy: null, failure: null };
  /** Counts requests, so that a late answer never replaces a later one. */
  let latest = 0;
  let watching = false;
  let refreshing = false;
  let refreshAgain = false;
  let terminalPaymentId: string | undefined;

  function update(change: Partial<PanelState>) {
    if (signal.aborted) return;
    state = { ...state, ...change };
    try {
      options.onChange();
    } catch (error) {
      // A state that cannot be drawn must not stop the panel from asking again.
      reportDefect(error);
    }
  }

  async function ask(message: PanelMessage): Promise<PanelReply> {
    const reply = await options.ask(message);
    // Without `update`: it is drawn together with the view that it came with.
    if (reply.presentation !== undefined) state = { ...state, presentation: reply.presentation };
    return reply;
  }

  function showView(view: PodView) {
    if (view.kind === 'ready') terminalPaymentId = view.terminalPayment?.id;
    update({ view, unread: unreadOf(view) });
    if (view.kind !== 'unavailable') backoff.over();
    if (view.kind === 'ready' && view.live) void watch();
  }

  function unreadOf(view: PodView): PanelState['unread'] {
    if (view.kind !== 'ready') return state.unread;
    // Only the answer to an action has `unread`, and that action is still under way then.
    return view.unread && state.busy !== null ? { ...view.unread, action: state.busy } : undefined;
  }

  async function request(message: PanelMessage): Promise<PanelReply> {
    latest += 1;
    const own = latest;
    const reply = await ask(message);
    if (reply.ok && own === latest) showView(reply.view);
    return reply;
  }

  /**
   * However often it is called meanwhile, one load runs at a time and at most one more after it. None runs while an
   * action is under way: the action's reply would count as late.
   */
  async function refresh(tellsFailure = true) {
    if (refreshing || state.busy !== null) {
      refreshAgain = true;
      return;
    }
    refreshing = true;
    let isAskedAgain = false;
    try {
      do {
        refreshAgain = false;
        await load(tellsFailure || isAskedAgain);
        isAskedAgain = true;
      } while (refreshAgain && state.busy === null && !signal.aborted);
    } finally {
      refreshing = false;
    }
  }

  /**
   * A failed load shows `unavailable` if no view or `unavailable` is on screen; other views stay, with a failure if it
   * is told.
   */
  async function load(tellsFailure: boolean) {
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
    } else if (tellsFailure && state.failure === null) {
      update({ failure: { action: 'check_again', error } });
    }
  }

  /** While something is under way, one question for updates is open. A late answer never replaces a later view. */
  async function watch() {
    if (watching) return;
    watching = true;
    while (!signal.aborted && !isPaused() && state.view?.kind === 'ready' && state.view.live) {
      const own = latest;
      const reply = await ask({ kind: 'pod.watch', mountId, terminalPaymentId });
      if (!reply.ok && reply.error.code === 'no_invoice') break;
      if (!reply.ok) await backoff.after(reply.error);
      else if (own === latest && state.busy === null) showView(reply.view);
      else {
        // The answer may still contain an update: load again rather than lose it.
        await refresh();
        // The load waits for an action that is under way; the next question would not.
        if (state.busy !== null) await options.wait(watchAgainMs);
      }
    }
    watching = false;
  }

  async function act(action: PanelAction, message: PanelMessage): Promise<PanelReply | null> {
    if (state.busy !== null) return null;
    update({ busy: action, failure: null });
    const reply = await request(message);
    update({ busy: null, failure: reply.ok ? null : { action, error: reply.error } });
    if (refreshAgain || (!reply.ok && isRefusal(reply.error))) await refresh();
    return reply;
  }

  async function tell(action: PanelAction, message: PanelMessage) {
    const reply = await ask(message);
    // The worker takes the view in this reply as seen. Load another one instead, which keeps its place in the order.
    if (reply.ok) await refresh();
    else update({ failure: { action, error: reply.error } });
  }

  async function askQuietly(messages: readonly PanelMessage[]) {
    for (const message of messages) await ask(message);
    await refresh(false);
  }

  return {
    get state() {
      return state;
    },
    get terminalPaymentId() {
      return terminalPaymentId;
    },
    dismissTerminalPayment() {
      terminalPaymentId = undefined;
    },
    clearFailure() {
      update({ failure: null });
    },
    refresh: () => refresh(),
    tell,
    askQuietly,
    act,
  };
}
