/** The POD in the review window: the worker knows its PSA tab, and there is no page around it. */
import '../../components/panel/pod.css';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { askWorker } from '../../lib/panel/ask-worker.ts';
import { createNotifications } from '../../lib/panel/notifications.ts';
import { draftsKey, draftsSchema, type StoredDrafts } from '../../lib/protocol/drafts-message.ts';
import { reportUncaught } from '../../lib/report-defect.ts';
import { pageLife } from '../shared/page-life.ts';
import { showPod } from '../shared/show-pod.tsx';

/**
 * The drafts of the panel that opened this window; undefined if there are none or this version cannot read them. They
 * are taken once: a reload starts empty.
 */
async function takeDrafts(mountId: string): Promise<StoredDrafts | undefined> {
  const key = draftsKey(mountId);
  const stored = v.safeParse(draftsSchema, (await browser.storage.session.get(key))[key]);
  await browser.storage.session.remove(key);
  return stored.success ? stored.output : undefined;
}

async function start() {
  const life = pageLife(window);
  const mountId = window.location.hash.slice(1);
  const drafts = await takeDrafts(mountId);
  await showPod({
    ask: askWorker,
    mountId,
    drafts,
    // The panel in the tab sets the badge.
    notifications: createNotifications({
      isHidden: () => document.visibilityState === 'hidden',
      badge: () => {},
    }),
    signal: life.signal,
  });
}

reportUncaught(window);
void start();
