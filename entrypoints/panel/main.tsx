/** The panel inside the frame: wires the worker, the controller and the views together. */
import { render } from 'preact';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { Pod } from '../../components/Pod.tsx';
import '../../components/pod.css';
import { pageChangedSchema } from '../../lib/frame/frame-messages.ts';
import { createAskWorker } from '../../lib/pod/ask-worker.ts';
import { createPanelController } from '../../lib/pod/panel-controller.ts';
import { collapsedSetting } from './collapsed-setting.ts';
import { reportPlacement } from './report-placement.ts';

async function start() {
  const life = new AbortController();
  const mountId = window.location.hash.slice(1);
  const ask = createAskWorker(
    (message) => browser.runtime.sendMessage(message),
    () => browser.runtime?.id === undefined,
  );
  const controller = createPanelController({
    ask,
    mountId,
    onChange: draw,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    signal: life.signal,
  });
  const setting = collapsedSetting(browser.storage.local);
  const placement = reportPlacement(window);
  let collapsed = await setting.read();

  function draw() {
    render(
      <Pod
        state={controller.state}
        collapsed={collapsed}
        rootRef={(root) => placement.follow(root, collapsed)}
        onCollapse={(value) => {
          collapsed = value;
          void setting.write(value);
          draw();
        }}
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
        onOpen={(page, id) => void controller.open(page, id)}
      />,
      document.body,
    );
  }

  window.addEventListener('pagehide', () => life.abort());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void controller.refresh();
  });
  window.addEventListener('message', ({ data, source }) => {
    const message = v.safeParse(pageChangedSchema, data);
    const isOurs = source === window.parent && message.success && message.output.mountId === mountId;
    if (isOurs) void controller.refresh();
  });
  draw();
  await controller.refresh();
}

void start();
