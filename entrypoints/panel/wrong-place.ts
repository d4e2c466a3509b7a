/**
 * A panel that is opened on its own, or framed by a page that the POD does not serve, says only that it belongs
 * elsewhere.
 */
import browser from 'webextension-polyfill';
import { t } from '../../lib/i18n/translate.ts';
import { servedHosts } from '../../lib/policy/build-settings.ts';
import { mayFramePanel } from '../../lib/psa/host-permission.ts';
import { setLanguage } from '../shared/set-language.ts';

/** Where a panel must not be shown: opened as a page of its own, or framed by a page that the POD does not serve. */
type WrongPlace = 'not_framed' | 'framed_elsewhere';

/**
 * Why the panel must not be shown where it is; null if it may be.
 *
 * @param window the panel's own window
 */
export async function wrongPlaceOf({
  top,
  parent,
  self,
  location,
}: Window & typeof globalThis): Promise<WrongPlace | null> {
  if (top === self) return 'not_framed';
  const [origin, ...others] = [...(location.ancestorOrigins ?? [])];
  const isAlone = parent === top && origin !== undefined && others.length === 0;
  return isAlone && (await mayFramePanel(origin, servedHosts, isGranted)) ? null : 'framed_elsewhere';
}

const isGranted = (permission: string) => browser.permissions.contains({ origins: [permission] });

/** Shows that the panel does not work here, in the browser's language. Shows nothing to a site that frames it. */
export async function showWrongPlace(wrongPlace: WrongPlace): Promise<void> {
  if (wrongPlace === 'framed_elsewhere') return;
  // The person's choice is not known here.
  await setLanguage(null);
  const text = document.createElement('p');
  text.textContent = t('wrongPlace');
  document.body.append(text);
}
