/**
 * Whether a person still has to be told that PSA also shows WisePay's own pod: once in each browser. If the storage
 * fails, they are told once more.
 */
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { reportDefect } from '../report-defect.ts';

export interface HostedNotice {
  /** False until that is known. */
  readonly isDue: boolean;
  /** The person has read it. */
  dismiss(): void;
}

const key = 'panel.hostedTold';

/**
 * @param onChange called when `isDue` changes, also because the person dismissed the notice in another panel
 * @param signal ends listening
 */
export function createHostedNotice(onChange: () => void, signal: AbortSignal): HostedNotice {
  const { local, onChanged } = browser.storage;
  let isDue = false;

  function see(stored: unknown) {
    isDue = !v.is(v.literal(true), stored);
    onChange();
  }

  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    const change = area === 'local' ? changes[key] : undefined;
    if (change !== undefined) see(change.newValue);
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
  local
    .get(key)
    .catch(() => ({ [key]: undefined }))
    .then((kept) => see(kept[key]));

  return {
    get isDue() {
      return isDue;
    },
    dismiss() {
      see(true);
      void local.set({ [key]: true }).catch(reportDefect);
    },
  };
}
