/** What was typed in the panel before this window was opened. It is taken once: a reload begins with nothing. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { draftsSchema, type StoredDrafts } from '../../lib/pod/contract/drafts-message.ts';
import { draftsKey } from './drafts-key.ts';

/** Undefined where nothing was left, or nothing that this version can read. */
export async function takeDrafts(mountId: string): Promise<StoredDrafts | undefined> {
  const key = draftsKey(mountId);
  const stored = v.safeParse(draftsSchema, (await browser.storage.session.get(key))[key]);
  await browser.storage.session.remove(key);
  return stored.success ? stored.output : undefined;
}
