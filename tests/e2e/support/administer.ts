/**
 * An administrator's policy, put where the browser hands it out. That the browser brings it there from a policy file is
 * tried by the roll-out tests.
 */
import { type BrowserContext, expect } from '@playwright/test';
import { lastKnownKey } from '../../../lib/policy/follow-policy.ts';
import { onPremiseHost } from './on-premise.ts';
import { inWorker } from './worker.ts';

/** Has these settings, and no others, in force from now on: the worker has written down that it goes by them. */
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

/** Some of everything that can be set; the first two and the last one hold something that cannot be used. */
export const manySettings = {
  wisepayApi: 'http://evil.example/api',
  psaHosts: [onPremiseHost, '*.example.com'],
  disabledActions: ['refund', 'terminal'],
  refundLimit: { value: 50_000, currency: 'USD' },
  stepUpAbove: { value: 10_000, currency: 'USD' },
  reminderCooldownMinutes: 1440,
  memberMatch: 'when-readable',
  detection: { banner: { invoice: 'Bill #(\\S+)' } },
  idleMinutes: 30,
  supportEmail: 'it-help@northwind.example',
  supportUrl: 'https://northwind.example/help',
  refundLimits: 1,
};
