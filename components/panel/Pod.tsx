/** The whole panel: a header, and the latest view from the worker. */
import type { RefCallback } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import type { ClickGuard } from '../../lib/panel/guard/click-guard.ts';
import type { HostedNotice } from '../../lib/panel/hosted-notice.ts';
import type { KeptDrafts } from '../../lib/panel/kept-drafts.ts';
import { needsNothing } from '../../lib/panel/needs-nothing.ts';
import type { PanelState } from '../../lib/panel/panel-state.ts';
import type { StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import { isInvoiceFailure } from '../invoice/ActionFailure.tsx';
import { type DraftStore, useDrafts } from '../invoice/drafts.ts';
import { canOpen } from '../invoice/secondary-actions.ts';
import { UnreadNotice } from '../invoice/UnreadNotice.tsx';
import { Contained } from '../ui/Contained.tsx';
import { Failure } from '../ui/Failure.tsx';
import { GuardContext } from '../ui/guard-context.ts';
import { Notice } from '../ui/Notice.tsx';
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
import { HostedPodNotice } from './HostedPodNotice.tsx';
import { PodHeader } from './PodHeader.tsx';
import type { PodDock } from './pod-dock.ts';
import { SlimTab } from './SlimTab.tsx';
import { Support } from './Support.tsx';

export interface PodProps {
  readonly state: PanelState;
  readonly panel: PanelActions;
  /** The element whose height is the panel's height. */
  readonly rootRef: RefCallback<HTMLElement>;
  /** Asked about every click on a last button. */
  readonly guard: ClickGuard;
  /** The panel's place on a page; absent if there is no page around. */
  readonly dock?: PodDock | undefined;
  /** Leaves the side panel; absent elsewhere. */
  readonly onOntoPage?: (() => void) | undefined;
  /** The drafts that were typed in the panel that opened this window. */
  readonly initialDrafts?: StoredDrafts | undefined;
  /** The drafts of the browser session; absent in a window. */
  readonly keptDrafts?: KeptDrafts | undefined;
  /** What ended while no one looked. */
  readonly notifications: EndedNoticeProps;
  /** Whether to say that PSA also shows WisePay's own pod; absent in a window. */
  readonly hostedNotice?: HostedNotice | undefined;
  /** How often the person has called the panel with the shortcut. */
  readonly calls: number;
}

export function Pod(props: PodProps) {
  const { state, panel, rootRef, dock, onOntoPage, guard } = props;
  const { initialDrafts, keptDrafts, notifications, hostedNotice, calls } = props;
  const { failure, view, unread, busy } = state;
  const drafts = useDrafts(view, panel, initialDrafts, keptDrafts);
  const isTab = dock?.docking.place === 'tab';
  const toggle = useFocusOnToggle(isTab, drafts.form !== null);
  const heading = useFocusOnCall(calls);
  // A person who may no longer see the invoice does not see its endings either.
  const outsideRule = view?.kind === 'ready' ? view.confirmOutside : undefined;
  const endings = view?.kind === 'ready' ? notifications.endings : [];

  // Beside a form it would move the form's buttons.
  const isHostedTold = view?.kind === 'ready' && view.hosted !== undefined && drafts.form === null;

  /** What continues there must not be sent from here as well. */
  async function goOnInWindow() {
    if (await panel.openWindow(drafts.stored)) drafts.discard();
  }

  if (dock !== undefined && isTab) {
    // What is left to do with an invoice that needs nothing.
    const isForRefund = view?.kind === 'ready' && needsNothing(view) && canOpen('refund', view);
    const openRefund = () => {
      if (!isForRefund) return;
      drafts.open('refund', view);
      dock.onExpand();
    };
    return (
      <main class="pod collapsed" ref={rootRef}>
        <SlimTab
          view={view}
          hasUnread={endings.length > 0}
          opensBeside={dock.opensBeside}
          buttonRef={toggle}
          onOpen={dock.onExpand}
          onRefund={isForRefund ? openRefund : undefined}
          onOpenOther={dock.opensBeside ? dock.onOntoPage : dock.onBeside}
        />
      </main>
    );
  }
  return (
    <div class="pod" ref={rootRef} data-form={drafts.form ?? undefined}>
      <PodHeader dock={dock} onOntoPage={onOntoPage} headingRef={heading} collapseRef={toggle} />
      {dock?.hasFailed && (
        <div role="alert">
          <Notice title={t('header.besideFailed')} tone="problem" />
        </div>
      )}
      <Contained subject={view} fallback={() => null}>
        <EndedNotice
          endings={endings}
          mayRetire={busy === null && drafts.form === null}
          onDismiss={() => {
            takeFocus(heading.current);
            notifications.onDismiss();
          }}
          onRetire={notifications.onDismiss}
        >
          {hostedNotice?.isDue && isHostedTold && (
            <HostedPodNotice
              onDismiss={() => {
                takeFocus(heading.current);
                hostedNotice.dismiss();
              }}
            />
          )}
        </EndedNotice>
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
            <Support
              support={state.presentation?.support}
              onOpenPage={() => void panel.openSupport()}
              onReport={panel.report}
            />
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

/**
 * The button that collapses the panel and the button that opens it replace each other; the focus follows. A panel that
 * opens with a form leaves the focus to the form.
 */
function useFocusOnToggle(collapsed: boolean, hasForm: boolean) {
  const toggle = useRef<HTMLButtonElement>(null);
  const before = useRef(collapsed);
  useLayoutEffect(() => {
    if (before.current !== collapsed && (collapsed || !hasForm)) takeFocus(toggle.current);
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
