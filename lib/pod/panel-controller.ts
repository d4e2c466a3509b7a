/**
 * What the panel does, without how it looks: it keeps the latest view, asks for a new one when there is reason
 * to, and turns a person's wish into one message.
 */
import type { PodError } from '../errors.ts';
import type { AskWorker } from './ask-worker.ts';
import type { PanelMessage, PanelReply } from './messages.ts';
import type { PodView } from './views.ts';

/** What a person can ask for; one at a time. */
export type Action = 'check_again' | 'sign_in' | 'pay';

export interface PanelState {
  /** Null until the first view is there. */
  readonly view: PodView | null;
  /** The action under way, if any. */
  readonly busy: Action | null;
  /** The action that failed last, and why; the view is still good. */
  readonly failure: { readonly action: Action; readonly error: PodError } | null;
}

export interface PanelController {
  readonly state: PanelState;
  /** Loads the view again because something outside may have changed it. */
  refresh(): Promise<void>;
  checkAgain(): Promise<void>;
  signIn(switchUser: boolean): Promise<void>;
  pay(): Promise<void>;
}

/** WisePay has decided against it; while it is still busy with the first try, it has not decided. */
function isRefusal(error: PodError | undefined): boolean {
  return error?.code === 'refused' && error.details.problemCode !== 'operation_in_progress';
}

/**
 * @param mountId the mount that this panel belongs to
 * @param onChange called after every change of `state`
 * @param signal ends watching
 */
export function createPanelController(
  ask: AskWorker,
  mountId: string,
  onChange: () => void,
  signal: AbortSignal,
): PanelController {
  let state: PanelState = { view: null, busy: null, failure: null };
  /** Counts requests, so that a late answer never replaces a later one. */
  let latest = 0;
  let watching = false;
  let refreshing = false;
  let refreshAgain = false;
  /** One id for one wish to pay: kept until WisePay's screen is open, so that a retry is the same request. */
  let payIntentId: string | null = null;

  function update(change: Partial<PanelState>) {
    if (signal.aborted) return;
    state = { ...state, ...change };
    onChange();
  }

  function showView(view: PodView) {
    update({ view });
    if (view.kind === 'ready' && view.paymentScreenOpen) void watch();
  }

  async function request(message: PanelMessage): Promise<PanelReply> {
    latest += 1;
    const own = latest;
    const reply = await ask(message);
    if (reply.ok && own === latest) showView(reply.view);
    return reply;
  }

  /** However often it is called meanwhile, one load runs at a time and at most one more after it. */
  async function refresh() {
    if (refreshing) {
      refreshAgain = true;
      return;
    }
    refreshing = true;
    do {
      refreshAgain = false;
      const reply = await request({ kind: 'pod.load', mountId });
      if (!reply.ok && state.view === null) update({ view: { kind: 'unavailable', error: reply.error } });
    } while (refreshAgain && !signal.aborted);
    refreshing = false;
  }

  async function watch() {
    if (watching) return;
    watching = true;
    while (!signal.aborted && state.view?.kind === 'ready' && state.view.paymentScreenOpen) {
      const reply = await ask({ kind: 'pod.watch', mountId });
      if (!reply.ok) break;
      update({ view: reply.view });
    }
    watching = false;
  }

  /** Runs one action at a time: a second click while the first is under way does nothing. */
  async function act(action: Action, message: PanelMessage): Promise<boolean> {
    if (state.busy !== null) return false;
    update({ busy: action, failure: null });
    const reply = await request(message);
    update({ busy: null, failure: reply.ok ? null : { action, error: reply.error } });
    return reply.ok;
  }

  return {
    get state() {
      return state;
    },
    refresh,
    async checkAgain() {
      await act('check_again', { kind: 'pod.load', mountId });
    },
    async signIn(switchUser) {
      await act('sign_in', { kind: 'pod.sign_in', mountId, switchUser });
    },
    async pay() {
      payIntentId ??= crypto.randomUUID();
      const isDone = await act('pay', { kind: 'pod.pay', mountId, intentId: payIntentId });
      if (isDone || isRefusal(state.failure?.error)) payIntentId = null;
      if (isRefusal(state.failure?.error)) await refresh();
    },
  };
}
