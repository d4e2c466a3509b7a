/** The panel in its frame on the PSA page. */
import browser from 'webextension-polyfill';
import '../../components/pod/pod.css';
import { servedHosts } from '../../lib/build-settings.ts';
import { linkPage, wrongPlaceOf } from '../../lib/frame/page-link.ts';
import { mayFramePanel } from '../../lib/on-premise/host-permission.ts';
import { followCalls } from '../../lib/pod/controllers/panel-calls.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { type ShownPod, showPod } from '../shared/show-pod.tsx';
import { reportPlacement } from './report-placement.ts';
import { createSendMark } from './send-mark.ts';
import { showWrongPlace } from './wrong-place.ts';

const isGranted = (permission: string) => browser.permissions.contains({ origins: [permission] });
const isServed = (origin: string) => mayFramePanel(origin, servedHosts, isGranted);

async function start() {
  const life = pageLife(window);
  let pod: ShownPod | null = null;
  /** What the page tells before the panel is there to look again. */
  let hasPageChanged = false;
  const onPageChanged = () => {
    hasPageChanged = true;
    pod?.refresh();
  };
  // Before anything that takes time: the content script speaks once, when the frame has loaded.
  const linking = linkPage(window, onPageChanged, life.signal);
  // As soon as the mount is known: the keys may be pressed while the panel loads.
  const listening = linking.then(({ mountId }) =>
    followCalls(browser.storage.onChanged, mountId, life.signal),
  );
  const wrongPlace = await wrongPlaceOf(window, isServed);
  if (wrongPlace !== null) {
    life.abort();
    await showWrongPlace(document, wrongPlace, browser.i18n.getUILanguage());
    return;
  }
  const { mountId, isNarrow, place, look } = await linking;
  const calls = await listening;
  const placement = reportPlacement(place);
  pod = await showPod({
    mountId,
    isNarrow,
    askPage: look,
    onRoot: placement.follow,
    onMark: createSendMark(mountId),
    signal: life.signal,
  });
  if (hasPageChanged) pod.refresh();
  calls.answer(pod.comeForward);
}

reportUncaught(window);
void start();
