/** The panel in its frame on the PSA page. */
import '../../components/panel/pod.css';
import { linkPage } from '../../lib/panel/page-link.ts';
import { followShortcut } from '../../lib/panel/shortcut-calls.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { type ShownPod, showPod } from '../shared/show-pod.tsx';
import { reportPlacement } from './report-placement.ts';
import { createSendBadge } from './send-badge.ts';
import { showWrongPlace, wrongPlaceOf } from './wrong-place.ts';

async function start() {
  const life = pageLife(window);
  let pod: ShownPod | null = null;
  /** Whether the page changed before the panel could refresh. */
  let hasPageChanged = false;
  const onPageChanged = () => {
    hasPageChanged = true;
    pod?.refresh();
  };
  // Before anything slow: the content script sends its handshake once, when the frame has loaded.
  const linking = linkPage(window, onPageChanged, life.signal);
  // As soon as the mount is known: the shortcut may be used while the panel loads.
  const listening = linking.then(({ mountId }) => followShortcut(mountId, life.signal));
  const wrongPlace = await wrongPlaceOf(window);
  if (wrongPlace !== null) {
    life.abort();
    await showWrongPlace(wrongPlace);
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
    onBadge: createSendBadge(mountId),
    signal: life.signal,
  });
  if (hasPageChanged) pod.refresh();
  calls.answer(pod.comeForward);
}

reportUncaught(window);
void start();
