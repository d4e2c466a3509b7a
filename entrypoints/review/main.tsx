/** The POD in a window of its own: the worker knows for which PSA tab, and there is no page around it. */
import '../../components/pod.css';
import { reportUncaught } from '../../lib/report-defect.ts';
import { showPod } from '../panel/show-pod.tsx';
import { takeDrafts } from './take-drafts.ts';

async function start() {
  const life = new AbortController();
  // A page that the browser keeps for going back to is not gone.
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) life.abort();
  });
  const mountId = window.location.hash.slice(1);
  const drafts = await takeDrafts(mountId);
  await showPod({ mountId, drafts, signal: life.signal });
}

reportUncaught(window);
void start();
