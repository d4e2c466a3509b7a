/** Intents as the journal has them, for tests that change a detail or two. */
import type { Intent, Wish } from '#lib/operations/intent.ts';
import { usd } from './usd.ts';

export const pat = { api: 'https://api.wisepay.example/pod', email: 'pat@northwind.example' };
export const sam = { ...pat, email: 'sam@northwind.example' };

/** A charge of $1,000.00 for the sample invoice; every call has a key of its own. */
export function aWish(change: Partial<Wish> = {}): Wish {
  return {
    key: crypto.randomUUID(),
    kind: 'terminal_payment',
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
  return { ...aWish(), owner: pat, createdAt, sentAt: createdAt, state: { name: 'open' }, ...change };
}
