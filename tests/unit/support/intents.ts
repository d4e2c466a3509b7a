/** Intents as the journal has them, for tests that change a detail or two. */
import { type Intent, type NewIntent, ownerOf } from '#lib/worker/operations/intent.ts';
import { subjectOf } from './fake-session.ts';
import { scriptedIssuer } from './scripted-provider.ts';
import { timestampAt } from './timestamps.ts';
import { usd } from './usd.ts';

const wisepay = { api: 'https://api.wisepay.example/pod', issuer: scriptedIssuer };
const ownerNamed = (email: string) => ownerOf(wisepay, { subject: subjectOf(email), email });

export const pat = ownerNamed('pat@northwind.example');
export const sam = ownerNamed('sam@northwind.example');

/** A charge of $1,000.00 for the sample invoice; every call has a key of its own. */
export function aNewIntent(change: Partial<NewIntent> = {}): NewIntent {
  return {
    key: crypto.randomUUID(),
    kind: 'terminal',
    target: 'invoice inv_1',
    invoiceId: 'inv_1',
    request: {
      path: '/invoices/inv_1/terminal-payments',
      body: { terminalId: 'trm_1', amount: usd(100000), invoiceVersion: '1' },
    },
    ...change,
  };
}

/** The same as Pat's open intent. */
export function anIntent(change: Partial<Intent> = {}): Intent {
  const { createdAt = 0 } = change;
  const made = timestampAt(createdAt);
  return {
    ...aNewIntent(),
    owner: pat,
    createdAt,
    made,
    sentAt: createdAt,
    sent: made,
    state: { name: 'open' },
    ...change,
  };
}
