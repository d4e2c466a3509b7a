/**
 * Puts an administrator's policy into managed storage. The roll-out tests check that the browser does so from a policy
 * file.
 */
import { type BrowserContext, expect } from '@playwright/test';
import { onPremiseHost } from './on-premise.ts';
import { inWorker } from './worker.ts';

/** The storage key of the policy that the worker uses: `lib/policy/follow-policy.ts`, which needs a browser. */
const lastKnownKey = 'policy.last-known';

/** Puts exactly these settings in force, and waits until the worker has stored them as its last known policy. */
export async function administer(context: BrowserContext, settings: object): Promise<void> {
  await inWorker(
    context,
    `
    chrome.storage.managed.get = async () => (${JSON.stringify(settings)});
    chrome.storage.onChanged.dispatch({}, 'managed');
  `,
  );
  const read = `chrome.storage.local.get('${lastKnownKey}').then((kept) => kept['${lastKnownKey}'])`;
  await expect.poll(() => inWorker(context, read), { timeout: 30_000 }).toEqual(settings);
}

/** Examples of all settings. The first two and the last contain values that cannot be used. */
export const manySettings = {
  wisepayApi: 'http://evil.example/api',
  psaHosts: [onPremiseHost, '*.example.com'],
  disabledActions: ['refund', 'terminal'],
  refundLimit: '500.00 USD',
  stepUpAbove: '100.00 USD',
  reminderCooldownMinutes: 1440,
  memberMatch: 'when-readable',
  detection: { banner: { invoice: 'Bill #(\\S+)' } },
  idleMinutes: 30,
  supportEmail: 'it-help@northwind.example',
  supportUrl: 'https://northwind.example/help',
  refundLimits: 1,
};
