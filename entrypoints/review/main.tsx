/** The POD in a window of its own: the worker knows for which PSA tab, and there is no page around it. */
import '../../components/pod/pod.css';
import { reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { showPod } from '../shared/show-pod.tsx';
import { takeDrafts } from './take-drafts.ts';

async function start() {
  const life = pageLife(window);
  const mountId = window.location.hash.slice(1);
  const drafts = await takeDrafts(mountId);
  await showPod({ mountId, drafts, signal: life.signal });
}

reportUncaught(window);
void start();
