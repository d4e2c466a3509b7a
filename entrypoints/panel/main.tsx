/** The panel in its frame on the PSA page. */
import { servedHosts } from '../../lib/build-settings.ts';
import { linkPage, wrongPlaceOf } from '../../lib/frame/page-link.ts';
import { isPsaHost } from '../../lib/psa/hosts.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { reportPlacement } from './report-placement.ts';
import { showPod } from './show-pod.tsx';
import { showWrongPlace } from './wrong-place.ts';

async function start() {
  const life = new AbortController();
  // A page that the browser keeps for going back to is not gone.
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) life.abort();
  });
  let onPageChanged = () => {};
  const { mountId, place } = await linkPage(window, () => onPageChanged(), life.signal);
  const placement = reportPlacement(place);
  const pod = await showPod({ mountId, onRoot: placement.follow, signal: life.signal });
  onPageChanged = pod.refresh;
}

reportUncaught(window);
const isServed = (origin: string) => isPsaHost(new URL(origin), servedHosts);
const wrongPlace = wrongPlaceOf(window, isServed);
if (wrongPlace === null) void start();
else showWrongPlace(document, wrongPlace);
