/** Wires the worker, the controller and the views together. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Pod } from '../../components/Pod.tsx';
import '../../components/pod.css';
import { createClickGuard } from '../../lib/guard/click-guard.ts';
import { followPageZoom } from '../../lib/guard/page-zoom.ts';
import { applyLanguage } from '../../lib/i18n/apply-language.ts';
import { createAskWorker } from '../../lib/pod/ask-worker.ts';
import type { StoredDrafts } from '../../lib/pod/drafts-message.ts';
import { createPanelController } from '../../lib/pod/panel-controller.ts';
import { followPolicy } from '../../lib/policy/follow-policy.ts';
import { collapsedSetting } from './collapsed-setting.ts';

export interface ShowPodOptions {
  /** The mount of the content script whose invoice is shown. */
  readonly mountId: string;
  /** What was typed elsewhere, to go on with. */
  readonly drafts?: StoredDrafts | undefined;
  /**
   * Called with the element whose height is the POD's, whenever that is another one. Without it there is no page to
   * make room on, and the POD cannot be collapsed.
   */
  onRoot?(root: Element | null, isCollapsed: boolean): void;
  readonly signal: AbortSignal;
}

export interface ShownPod {
  /** Looks again, because something outside may have changed. */
  refresh(): void;
}

export async function showPod({ mountId, drafts, onRoot, signal }: ShowPodOptions): Promise<ShownPod> {
  const ask = createAskWorker(
    (message) => browser.runtime.sendMessage(message),
    () => browser.runtime?.id === undefined,
  );
  const controller = createPanelController({
    ask,
    mountId,
    onChange: draw,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    signal,
  });
  const guard = createClickGuard({
    window,
    isFramed: window.parent !== window,
    Observer: IntersectionObserver,
    zoom: followPageZoom(browser.tabs),
    signal,
  });
  // What comes in above a button pushes it under a pointer that was meant for another one.
  const layout = new ResizeObserver(() => guard.startAnew());
  layout.observe(document.body);
  signal.addEventListener('abort', () => layout.disconnect(), { once: true });
  const setting = collapsedSetting(browser.storage.local);
  let collapsed = onRoot !== undefined && (await setting.read());

  function collapse(value: boolean) {
    collapsed = value;
    void setting.write(value);
    draw();
  }

  /** Once, before the first word or figure of an invoice: what is typed must not change its meaning under the hand. */
  let language: 'browser' | 'loading' | 'chosen' = 'browser';

  function speak(chosen: string | null): Promise<void> {
    return applyLanguage(document, chosen, browser.i18n.getUILanguage());
  }

  async function speakAsChosen(chosen: string | null) {
    language = 'loading';
    await speak(chosen);
    language = 'chosen';
    draw();
  }

  function draw() {
    const { presentation } = controller.state;
    if (language === 'browser' && presentation !== undefined) void speakAsChosen(presentation.locale);
    if (language === 'loading') return;
    render(
      <Pod
        state={controller.state}
        collapsed={collapsed}
        guard={guard}
        initialDrafts={drafts}
        rootRef={(root) => onRoot?.(root, collapsed)}
        onCollapse={onRoot && collapse}
        onCheckAgain={() => void controller.checkAgain()}
        onSignIn={(switchUser) => void controller.signIn(switchUser)}
        onPay={() => void controller.pay()}
        onSendToTerminal={(wish) => void controller.sendToTerminal(wish)}
        onCancelTerminalPayment={(id) => void controller.cancelTerminalPayment(id)}
        onRefund={(wish) => controller.refund(wish)}
        onRemind={() => void controller.remind()}
        onStepUp={(intentId) => void controller.stepUp(intentId)}
        onDismiss={(intentId) => void controller.dismiss(intentId)}
        onPutAwayTerminalPayment={() => void controller.putAwayTerminalPayment()}
        onOpenSupport={() => void controller.openSupport()}
        onOpen={(page, id) => void controller.open(page, id)}
        onOpenWindow={(typed) => controller.openWindow(typed)}
      />,
      document.body,
    );
  }

  const refresh = () => void controller.refresh();
  const unfollow = followPolicy(browser.storage.onChanged, refresh);
  signal.addEventListener('abort', unfollow, { once: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') refresh();
    },
    { signal },
  );
  await speak(null);
  draw();
  refresh();
  return { refresh };
}
