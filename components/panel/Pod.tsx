/** The whole panel: a header, and the latest view from the worker. */
import type { RefCallback } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { ClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import type { StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import type { Side } from '../../lib/protocol/frame-messages.ts';
import { isInvoiceFailure } from '../invoice/ActionFailure.tsx';
import { type DraftStore, useDrafts } from '../invoice/drafts.ts';
import { UnreadNotice } from '../invoice/UnreadNotice.tsx';
import { Contained } from '../ui/Contained.tsx';
import { Failure } from '../ui/Failure.tsx';
import { GuardContext } from '../ui/guard-context.ts';
import { Logo } from '../ui/Logo.tsx';
import { type PanelActions, PanelContext, usePanel } from '../ui/panel-context.ts';
import { takeFocus } from '../ui/take-focus.ts';
import { Ambiguous } from '../views/Ambiguous.tsx';
import { Loading } from '../views/Loading.tsx';
import { NotSynced } from '../views/NotSynced.tsx';
import { Ready } from '../views/Ready.tsx';
import { Refused } from '../views/Refused.tsx';
import { SignIn } from '../views/SignIn.tsx';
import { Unavailable } from '../views/Unavailable.tsx';
import { Undrawable } from '../views/Undrawable.tsx';
import { EndedNotice, type EndedNoticeProps } from './EndedNotice.tsx';
import { useFocusOnCall } from './focus-on-shortcut.ts';
import { HelpLinks } from './HelpLinks.tsx';
import { PodHeader } from './PodHeader.tsx';
import { Support } from './Support.tsx';

export interface PodProps {
  readonly state: PanelState;
  readonly panel: PanelActions;
  readonly collapsed: boolean;
  /** The element whose height is the panel's height. */
  readonly rootRef: RefCallback<HTMLElement>;
  /** Asked about every click on a last button. */
  readonly guard: ClickGuard;
  /** Absent if there is nothing to make room for. */
  readonly onCollapse?: ((collapsed: boolean) => void) | undefined;
  /** The edge of the window that the panel stands at. */
  readonly side?: Side | undefined;
  /** Absent if the panel cannot be moved. */
  readonly onSide?: ((side: Side) => void) | undefined;
  /** The drafts that were typed elsewhere. */
  readonly initialDrafts?: StoredDrafts | undefined;
  /** What ended while no one looked. */
  readonly notifications: EndedNoticeProps;
  /** How often the person has called the panel with the shortcut. */
  readonly calls: number;
}

export function Pod(props: PodProps) {
  const { state, panel, rootRef, collapsed, side = 'right', guard, onCollapse, onSide } = props;
  const { initialDrafts, notifications, calls } = props;
  const { failure, view, unread, busy } = state;
  const drafts = useDrafts(view, panel, initialDrafts);
  const toggle = useFocusOnToggle(collapsed);
  const heading = useFocusOnCall(calls);
  // A person who may no longer see the invoice does not see its endings either.
  const outsideRule = view?.kind === 'ready' ? view.confirmOutside : undefined;
  const endings = view?.kind === 'ready' ? notifications.endings : [];

  /** What continues there must not be sent from here as well. */
  async function goOnInWindow() {
    if (await panel.openWindow(drafts.stored)) drafts.discard();
  }

  if (collapsed && onCollapse !== undefined) {
    return (
      <main class="pod collapsed" ref={rootRef}>
        <h1>
          <button
            type="button"
            class="tab"
            ref={toggle}
            aria-expanded={false}
            onClick={() => onCollapse(false)}
          >
            <Logo />
            <span class="tab-label">WisePay</span>
            {endings.length > 0 && <span class="unread" role="img" aria-label={t('ended.unread')} />}
          </button>
        </h1>
      </main>
    );
  }
  return (
    <div class="pod" ref={rootRef}>
      <PodHeader
        side={side}
        headingRef={heading}
        collapseRef={toggle}
        onCollapse={onCollapse && (() => onCollapse(true))}
        onSide={onSide}
      />
      <Contained subject={view} fallback={() => null}>
        <EndedNotice
          endings={endings}
          onDismiss={() => {
            takeFocus(heading.current);
            notifications.onDismiss();
          }}
        />
      </Contained>
      <main>
        {unread !== undefined && (
          <UnreadNotice unread={unread} busy={busy !== null} onCheckAgain={() => void panel.checkAgain()} />
        )}
        {failure !== null && !isToldBelow(state) && <Failure error={failure.error} />}
        <GuardContext.Provider value={{ guard, outsideRule, onOpenWindow: () => void goOnInWindow() }}>
          <Contained
            subject={view}
            fallback={(reference) => (
              <Undrawable
                reference={reference}
                busy={busy === 'check_again'}
                onCheckAgain={() => void panel.checkAgain()}
              />
            )}
          >
            <PanelContext.Provider value={panel}>
              <View state={state} drafts={drafts} />
            </PanelContext.Provider>
          </Contained>
          {needsHelp(state) && (
            <Support support={state.presentation?.support} onOpenPage={() => void panel.openSupport()} />
          )}
        </GuardContext.Provider>
      </main>
      {(view !== null || failure !== null) && (
        <HelpLinks onOpenPage={(page) => void panel.openPublic(page)} />
      )}
    </div>
  );
}

/** Whether the view shows the failure itself. Only an invoice shows that a page could not be opened. */
function isToldBelow({ failure, view }: PanelState): boolean {
  if (failure === null || !isInvoiceFailure(failure)) return false;
  return failure.action !== 'open' || view?.kind === 'ready';
}

/** Whether there is a problem that a help desk may know about. */
function needsHelp({ view, failure }: PanelState): boolean {
  return failure !== null || (view !== null && view.kind !== 'ready' && view.kind !== 'sign_in');
}

/** The button that collapses the panel and the button that opens it replace each other; the focus follows. */
function useFocusOnToggle(collapsed: boolean) {
  const toggle = useRef<HTMLButtonElement>(null);
  const before = useRef(collapsed);
  useLayoutEffect(() => {
    if (before.current !== collapsed) takeFocus(toggle.current);
    before.current = collapsed;
  }, [collapsed]);
  return toggle;
}

interface ViewProps {
  readonly state: PanelState;
  readonly drafts: DraftStore;
}

function View({ state: { view, busy, failure }, drafts }: ViewProps) {
  const panel = usePanel();
  if (view === null) return <Loading />;
  const onCheckAgain = () => void panel.checkAgain();
  const onSignIn = (switchUser: boolean) => void panel.signIn(switchUser);
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
      return <Ready view={view} busy={busy} failure={failure} drafts={drafts} />;
  }
}
