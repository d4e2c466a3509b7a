/** The whole panel: a header, and the view for what the worker last said. */
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ClickGuard } from '../lib/guard/click-guard.ts';
import type { StoredDrafts } from '../lib/pod/drafts-message.ts';
import type { PanelState } from '../lib/pod/view-keeper.ts';
import { isInvoiceFailure } from './ActionFailure.tsx';
import { Ambiguous } from './Ambiguous.tsx';
import { type DraftStore, useDrafts } from './drafts.ts';
import { Failure } from './Failure.tsx';
import { GuardContext } from './guard-context.ts';
import { Loading } from './Loading.tsx';
import { NotSynced } from './NotSynced.tsx';
import { Ready } from './Ready.tsx';
import { Refused } from './Refused.tsx';
import { SignIn } from './SignIn.tsx';
import { Support } from './Support.tsx';
import { takeFocus } from './take-focus.ts';
import { Unavailable } from './Unavailable.tsx';
import type { Wishes } from './wishes.ts';

export interface PodProps extends Wishes {
  readonly state: PanelState;
  readonly collapsed: boolean;
  /** The element whose height is the panel's height. */
  readonly rootRef: Ref<HTMLDivElement>;
  /** Asked about every click on a money button. */
  readonly guard: ClickGuard;
  /** Absent where there is nothing to make room for. */
  readonly onCollapse?: ((collapsed: boolean) => void) | undefined;
  /** What was typed elsewhere. */
  readonly initialDrafts?: StoredDrafts | undefined;
}

export function Pod({ rootRef, collapsed, guard, onCollapse, initialDrafts, ...rest }: PodProps) {
  const { failure, view } = rest.state;
  const drafts = useDrafts(view, rest, initialDrafts);
  const toggle = useFocusOnToggle(collapsed);

  /** What goes on there must not be sent from here as well. */
  async function goOnInWindow() {
    if (await rest.onOpenWindow(drafts.stored)) drafts.discard();
  }

  if (collapsed && onCollapse !== undefined) {
    return (
      <div class="pod collapsed" ref={rootRef}>
        <button
          type="button"
          class="tab"
          ref={toggle}
          aria-expanded={false}
          onClick={() => onCollapse(false)}
        >
          <span class="mark" aria-hidden="true" />
          <span class="tab-label">WisePay</span>
        </button>
      </div>
    );
  }
  return (
    <div class="pod" ref={rootRef}>
      <header>
        <span class="mark" aria-hidden="true" />
        <h1>WisePay</h1>
        {onCollapse !== undefined && (
          <button
            type="button"
            class="collapse"
            ref={toggle}
            aria-expanded={true}
            onClick={() => onCollapse(true)}
          >
            Collapse
          </button>
        )}
      </header>
      <main>
        {failure !== null && !isInvoiceFailure(failure) && <Failure error={failure.error} />}
        <GuardContext.Provider value={{ guard, onOpenWindow: () => void goOnInWindow() }}>
          <View {...rest} drafts={drafts} />
          {needsHelp(rest.state) && (
            <Support support={rest.state.presentation?.support} onOpenPage={rest.onOpenSupport} />
          )}
        </GuardContext.Provider>
      </main>
    </div>
  );
}

/** Whether something is in the way that a help desk may know about. */
function needsHelp({ view, failure }: PanelState): boolean {
  return failure !== null || (view !== null && view.kind !== 'ready' && view.kind !== 'sign_in');
}

/** The button that collapses the panel and the one that opens it take turns; the focus goes along. */
function useFocusOnToggle(collapsed: boolean) {
  const toggle = useRef<HTMLButtonElement>(null);
  const before = useRef(collapsed);
  useEffect(() => {
    if (before.current !== collapsed) takeFocus(toggle.current);
    before.current = collapsed;
  }, [collapsed]);
  return toggle;
}

interface ViewProps extends Wishes {
  readonly state: PanelState;
  readonly drafts: DraftStore;
}

function View({ state: { view, busy, failure }, drafts, ...wishes }: ViewProps) {
  if (view === null) return <Loading />;
  const { onCheckAgain, onSignIn } = wishes;
  const checking = busy === 'check_again';
  switch (view.kind) {
    case 'sign_in':
      return <SignIn email={view.email} busy={busy === 'sign_in'} onSignIn={() => onSignIn(false)} />;
    case 'refused':
      return (
        <Refused
          view={view}
          busy={busy !== null}
          onCheckAgain={onCheckAgain}
          onSwitchUser={() => onSignIn(true)}
        />
      );
    case 'not_synced':
      return <NotSynced view={view} busy={checking} onCheckAgain={onCheckAgain} />;
    case 'ambiguous':
      return <Ambiguous view={view} busy={checking} onCheckAgain={onCheckAgain} />;
    case 'unavailable':
      return <Unavailable error={view.error} busy={checking} onTryAgain={onCheckAgain} />;
    case 'ready':
      return <Ready view={view} busy={busy} failure={failure} drafts={drafts} {...wishes} />;
  }
}
